package dev.beacon.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class KafkaResultsTest {
  @Test
  void aResultBecomesARecordByItsForm() {
    ProducerRecord<byte[], byte[]> record = written(new Plain());
    assertThat(record.topic()).isEqualTo("results");
    assertThat(record.key()).isEqualTo("键".getBytes(StandardCharsets.UTF_8));
    assertThat(record.value()).isEqualTo("值".getBytes(StandardCharsets.UTF_8));
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void theBrokerDecidesOnThePartitionByTheKeyAndOnTheTime() {
    ProducerRecord<byte[], byte[]> record = written(new Plain());
    assertThat(record.partition()).isNull();
    assertThat(record.timestamp()).isNull();
  }

  @Test
  void aFormMayAddHeaders() {
    assertThat(written(new WithHeader()).headers())
        .singleElement()
        .satisfies(header -> assertThat(header.key()).isEqualTo("why"));
  }

  private static ProducerRecord<byte[], byte[]> written(KafkaResults.Form<String> form) {
    return new KafkaResults.FormSerialization<>("results", form).serialize("键 值", null, 42L);
  }

  private static class Plain implements KafkaResults.Form<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String key(String result) {
      return result.substring(0, 1);
    }

    @Override
    public byte[] value(String result) {
      return result.substring(2).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final class WithHeader extends Plain {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Header> headers(String result) {
      return List.of(new RecordHeader("why", new byte[0]));
    }
  }
}
