package io.github.emv4j.probe;

import java.util.Locale;

/** Shapes for drawings in the page; x may be in per cent, so that drawings fit any width. */
final class Svg {
  private Svg() {}

  /**
   * A place in a drawing.
   *
   * @param x pixels, or per cent of the width
   * @param y pixels
   */
  record Point(String x, double y) {
    static Point at(double x, double y) {
      return new Point(number(x), y);
    }

    static Point percent(double x, double y) {
      return new Point(number(x) + "%", y);
    }

    Point down(double by) {
      return new Point(x, y + by);
    }
  }

  /** {@return a drawing as wide as there is room} */
  static Html drawing(String classes, int height, String title) {
    return Html.of("svg", classes)
        .attr("width", "100%")
        .attr("height", Integer.toString(height))
        .attr("role", "img")
        .attr("aria-label", title);
  }

  /** {@return a drawing that is scaled to the room that there is} */
  static Html scaled(String classes, int width, int height) {
    return Html.of("svg", classes).attr("viewBox", "0 0 " + width + " " + height);
  }

  static Html line(String classes, Point from, Point to) {
    return Html.of("line", classes)
        .attr("x1", from.x())
        .attr("y1", number(from.y()))
        .attr("x2", to.x())
        .attr("y2", number(to.y()));
  }

  static Html rect(String classes, Point corner, String width, double height) {
    return Html.of("rect", classes)
        .attr("x", corner.x())
        .attr("y", number(corner.y()))
        .attr("width", width)
        .attr("height", number(height));
  }

  static Html text(String classes, Point at, String text) {
    return Html.of("text", classes).attr("x", at.x()).attr("y", number(at.y())).text(text);
  }

  static Html circle(String classes, Point centre, double radius) {
    return Html.of("circle", classes)
        .attr("cx", centre.x())
        .attr("cy", number(centre.y()))
        .attr("r", number(radius));
  }

  static Html path(String classes, String data) {
    return Html.of("path", classes).attr("d", data);
  }

  /** {@return a path whose origin is at a place} */
  static Html pathAt(String classes, Point at, String data) {
    return Html.of("svg", "at")
        .attr("x", at.x())
        .attr("y", number(at.y()))
        .attr("width", "1")
        .attr("height", "1")
        .attr("overflow", "visible")
        .add(path(classes, data));
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
