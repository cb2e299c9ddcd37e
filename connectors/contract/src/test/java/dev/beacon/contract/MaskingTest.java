package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "请拨打13812345678联系我 | 请拨打[手机号]联系我",
        "电话：138 1234 5678，急 | 电话：[手机号]，急",
        "138-1234-5678 | [手机号]",
        "138.1234.5678 | [手机号]",
        "1381234 5678 | [手机号]",
        "+86 13812345678 | +[手机号]",
        "+86-138-1234-5678 | +[手机号]",
        "008613812345678 | [手机号]",
        "8613812345678 | [手机号]",
        "013812345678 | [手机号]",
        "１３８１２３４５６７８ | [手机号]",
        "1 3 8 1 2 3 4 5 6 7 8 | [手机号]",
        "138\u200B1234\u200B5678 | [手机号]",
        "13812345678、13987654321 | [手机号]、[手机号]",
        "13812345678 13987654321 | [手机号] [手机号]",
        "1381234567813987654321 | [号码]",
        "2019-11-05 13812345678 | 2019-11-05 [手机号]",
        "138123456789 | [号码]",
        "wx13812345678a | wx[微信号]",
        "0755-27812345 | [电话]",
        "（0755）27812345 | （[电话]",
        "010 8888 1234 | [电话]",
        "075527812345 | [电话]",
        "0755-27812345-801 | [电话]",
        "400-123-4567 | [电话]",
        "4001234567 | [电话]",
        "call 617-635-4500 now | call [电话] now",
        "联系电话27812345 | 联系电话[电话]",
        "座机：2781-2345 | 座机：[电话]",
        "+1 617 635 4500 | +[手机号]",
        "+44 20 7946 0958 | +[电话]",
        "身份证440306198001011234， | 身份证[身份证号]，",
        "44030619800101123X | [身份证号]",
        "44030619800101123x | [身份证号]",
        "440306 19800101 1234 | [身份证号]",
        "440306 1980 0101 123X | [身份证号]",
        "440306800101123 | [身份证号]",
        "卡号6222021234567890123 | 卡号[银行卡号]",
        "6222 0212 3456 7890 123 | [银行卡号]",
        "6222-0212-3456-7890 | [银行卡号]",
        "622202 1234 567890123 | [银行卡号]",
        "1234567890123 | [银行卡号]",
        "12345678901234567890123 | [号码]",
        "邮箱zhang.san_1@163.com。 | 邮箱[邮箱]。",
        "12345678@qq.com | [邮箱]",
        "13812345678@139.com | [邮箱]",
        "a＠b.com.cn | [邮箱]",
        "微信：zhangsan_88 | 微信：[微信号]",
        "微信号是 abcdef | 微信号是 [微信号]",
        "加微信13812345678 | 加微信[微信号]",
        "VX:zhang888 | VX:[微信号]",
        "wechat: zhangsan | wechat: [微信号]",
        "QQ：12345678 | QQ：[QQ号]",
        "qq群 1234567 | qq群 [QQ号]",
        "扣扣12345 | 扣扣[QQ号]",
      })
  void whatLeadsToAPersonIsMasked(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
    assertThat(Masking.mask(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "拖欠工资210000元，涉及32人",
        "共欠2100000.50元",
        "1,234,567元",
        "金额15000-200000元",
        "约12345678元",
        "2019年11月5日，2019-11-05 10:30:00",
        "20191105",
        "2015-2018年",
        "2017 2018 2019 2020",
        "2019-06-01 2019-07-01",
        "（2019）粤0306民初12345号",
        "案号2019-1234567",
        "社区440311001001",
        "请打12345热线、110、12348",
        "京A12345，3栋1201室",
        "微信支付500元，微信Android版",
        "A市C4区楚府线几个小区经常停电",
        "编号360114",
        "3.14159265",
        "The owner owes wages since 2010-01-04, 1471.0 in all, next week",
        "5 @ 20.00",
      })
  void whatLeadsToNobodyStaysAndIsTheSameObject(String text) {
    assertThat(Masking.mask(text)).isSameAs(text);
  }

  @Test
  void nothingIsMaskedInNothing() {
    assertThat(Masking.mask(null)).isNull();
    assertThat(Masking.mask("")).isEmpty();
  }

  @Test
  void maskingTwiceIsMaskingOnceAndNoNumberSurvives() {
    String[] pieces = {
      "1",
      "3",
      "8",
      "138",
      "1234",
      "5678",
      "13812345678",
      "0755",
      "86",
      "+",
      "400",
      "2019",
      "-",
      " ",
      ".",
      "（",
      "）",
      "电话",
      "微信",
      "QQ",
      "：",
      "a",
      "x",
      "X",
      "@",
      "qq.com",
      "元",
      "[",
      "]",
      "[手机号]",
      "62",
      "440306",
      "19800101",
      "\n",
      "，",
      "号",
      "是",
      "０",
      "\u200b",
      "wx",
      "_"
    };
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(14); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String masked = Masking.mask(text.toString());

      assertThat(Masking.mask(masked)).as(text.toString()).isEqualTo(masked);
      assertNoNumberIn(masked);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "1 ", "138", "1234 ", "a", "@", "a@", "a.", "微信", "QQ1", "0755-", "13-", "+1"
      })
  void evenALongNastyTextTakesLinearTime(String piece) {
    // Half a million characters: anything quadratic would take hours, not fail an assertion.
    String nasty = piece.repeat(500_000 / piece.length());

    String masked = Masking.mask(nasty);

    assertNoNumberIn(masked);
  }

  @Test
  void noNumberSurvivesInRealMessages() throws IOException {
    Path file =
        Path.of(System.getProperty("beacon.root", "."))
            .resolve("../shared/data/real/cn_messages_to_2019-06.csv.gz")
            .normalize();
    assumeTrue(Files.exists(file), "the real messages are not here");
    int lines = 0;
    int changed = 0;
    try (InputStream in = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String masked = Masking.mask(line);
        lines++;
        changed += masked.equals(line) ? 0 : 1;
        assertNoNumberIn(masked);
        assertThat(Masking.mask(masked)).isEqualTo(masked);
      }
    }
    assertThat(lines).isGreaterThan(1_000);
    assertThat(changed).isPositive();
  }

  private static final Pattern SURVIVOR =
      Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)\\d{13,}(?!\\d)");

  private static void assertNoNumberIn(String masked) {
    assertThat(SURVIVOR.matcher(masked).find()).as("a number survives").isFalse();
  }
}
