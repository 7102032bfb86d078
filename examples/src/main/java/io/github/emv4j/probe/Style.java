package io.github.emv4j.probe;

/** Colours and weights on a terminal that shows them; plain text elsewhere. */
enum Style {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String on(String text, boolean colour) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
