package dev.beacon.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void whatIsWrittenInChineseTakesTwoColumns() {
    assertThat(TextTable.width("王芳 li，（）")).isEqualTo(4 + 1 + 2 + 6);
  }
}
