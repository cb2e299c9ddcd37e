package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void isTheSameForTheSamePersonHoweverWritten() {
    Pseudonyms pseudonyms = new Pseudonyms(KEY);

    assertThat(pseudonyms.of(" １３８12345678\u3000")).isEqualTo(pseudonyms.of("13812345678"));
    assertThat(pseudonyms.of("13812345679")).isNotEqualTo(pseudonyms.of("13812345678"));
  }

  @Test
  void isTheHmacAndStaysSo() {
    // printf 13812345678 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    assertThat(new Pseudonyms(KEY).of("13812345678")).isEqualTo("p:ZHJ8en4QfooCQEA9FNPwAw");
  }

  @Test
  void dependsOnTheKey() {
    byte[] other = KEY.clone();
    other[0]++;

    assertThat(new Pseudonyms(other).of("a")).isNotEqualTo(new Pseudonyms(KEY).of("a"));
  }

  @Test
  void hasTheFormTheSchemasAskFor() {
    assertThat(new Pseudonyms(KEY).of("张三")).matches("p:[A-Za-z0-9_-]{22}");
  }

  @Test
  void theNamelessAreNobody() {
    assertThatThrownBy(() -> new Pseudonyms(KEY).of(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pseudonyms(KEY).of(null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new Pseudonyms(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingKeyFileIsCreatedForItsOwnerOnlyAndKept() throws IOException {
    Path file = folder.resolve("deep/pseudonyms.key");

    String first = Pseudonyms.fromKeyFile(file).of("a");

    assertThat(Pseudonyms.fromKeyFile(file).of("a")).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whoeverCreatesTheKeyFileAllUseOneKey() throws Exception {
    Path file = folder.resolve("pseudonyms.key");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Set<String> seen = new HashSet<>();
      Callable<String> task = () -> Pseudonyms.fromKeyFile(file).of("a");
      for (Future<String> future : threads.invokeAll(Collections.nCopies(32, task))) {
        seen.add(future.get());
      }

      assertThat(seen).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFileWithoutAKeyIsRefusedWithoutQuotingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("k"), "secret words");

    assertThatThrownBy(() -> Pseudonyms.fromKeyFile(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }
}
