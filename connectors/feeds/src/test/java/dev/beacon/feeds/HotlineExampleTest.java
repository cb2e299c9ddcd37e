package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Channel;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Urgency;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README: an export in Chinese, in GB18030, in Beijing time. */
class HotlineExampleTest {
  private static final Path FILE = resource("12345-hotline-example.csv");
  private static final FeedMapping HOTLINE =
      FeedMapping.load(resource("12345-hotline-example.yaml"));

  @Test
  void everyOrderBecomesARequest() {
    List<Request> requests = Feeds.requests(FILE, HOTLINE);
    assertThat(requests).hasSize(3);
    assertThat(Feeds.unmappable(FILE, HOTLINE)).isEmpty();

    Request arrears = requests.get(0);
    assertThat(arrears.id()).isEqualTo("request:12345-hotline-example:GD2019110500017");
    assertThat(arrears.channel()).isEqualTo(Channel.HOTLINE);
    assertThat(arrears.category()).isEqualTo("WAGE_ARREARS");
    assertThat(arrears.reportedAt()).isEqualTo(Instant.parse("2019-11-05T00:10:00Z"));
    assertThat(arrears.dueAt()).isEqualTo(Instant.parse("2019-11-08T15:59:59.999Z"));
    assertThat(arrears.people()).isEqualTo(32);
    assertThat(arrears.amount()).isEqualTo(210_000.0);
    assertThat(arrears.subject().kind()).isEqualTo(SubjectKind.EMPLOYER);
    assertThat(arrears.subject().name()).isEqualTo("示例建筑有限公司");
    assertThat(arrears.urgency()).isEqualTo(Urgency.URGENT);
    assertThat(arrears.clocks()).containsExactly("acceptance", "due");

    Request noise = requests.get(1);
    assertThat(noise.channel()).isEqualTo(Channel.MINI_PROGRAM);
    assertThat(noise.subject()).isNull();
    assertThat(noise.reportedAt()).isEqualTo(Instant.parse("2019-11-05T01:05:00Z"));
    assertThat(noise.dueAt()).isEqualTo(Instant.parse("2019-11-12T10:00:00Z"));

    Request lamp = requests.get(2);
    assertThat(lamp.category()).isEqualTo("OTHER");
    assertThat(lamp.reporter()).isNull();
    assertThat(lamp.reportedAt()).isEqualTo(Instant.parse("2019-11-05T01:30:00Z"));
  }

  @Test
  void stepsBecomeProgress() {
    List<Progress> progress = Feeds.progress(FILE, HOTLINE);
    assertThat(progress).extracting(Progress::step).containsExactly(Step.ACCEPTED, Step.RESOLVED);
    assertThat(progress).extracting(Progress::department).containsExactly("人力资源局", "人力资源局");
  }

  @Test
  void nobodysNumberLeavesTheFile() {
    for (FeedRecord record : Feeds.records(FILE, HOTLINE)) {
      assertThat(new String(((FeedRecord.Event) record).json(), StandardCharsets.UTF_8))
          .doesNotContain("13800138000", "13900139000", "13700137000");
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(HotlineExampleTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
