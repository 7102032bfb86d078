package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void escapesWhateverIsPutIn() {
    String hostile = "</p><script>\"'&\u001B[31m\u202E";

    String page = Html.of("p").attr("title", hostile).text(hostile).toPage();

    String harmless = "&lt;/p&gt;&lt;script&gt;&quot;&#39;&amp;\uFFFD[31m\uFFFD";
    assertThat(page)
        .isEqualTo("<!DOCTYPE html>\n<p title=\"" + harmless + "\">" + harmless + "</p>\n");
  }

  @Test
  void nestsInOrder() {
    Html list = Html.of("ul", "x").add(Html.of("li").text("1"), Html.foreign("2")).text("3");

    assertThat(list.toPage()).endsWith("<ul class=\"x\"><li>1</li><bdi>2</bdi>3</ul>\n");
  }

  @Test
  void keepsCharactersBeyondTheFirstPlane() {
    assertThat(Html.foreign("𠮷 é 中").toPage()).contains("<bdi>𠮷 é 中</bdi>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "SCRIPT", "iframe", "a", "img", "link", "p onclick", "p>", ""})
  void makesNoElementThatRunsOrLoads(String name) {
    assertThatThrownBy(() -> Html.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "ONCLICK", "href", "src", "SRC", "style", "a b", ""})
  void makesNoAttributeThatRunsOrLoads(String key) {
    Html element = Html.of("p");

    assertThatThrownBy(() -> element.attr(key, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNoStyleSheetThatEndsEarly() {
    assertThatThrownBy(() -> Html.style("p{}</style>"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
