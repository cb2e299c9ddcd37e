package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  private static final boolean ELASTICSEARCH = true;
  private static final boolean PROXY = false;

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "200, none, WRITTEN",
        "201, none, WRITTEN",
        "409, version_conflict_engine_exception, ALREADY_NEWER",
        "429, es_rejected_execution_exception, RETRY",
        "429, cluster_block_exception, RETRY",
        "408, none, RETRY",
        "500, none, RETRY",
        "503, unavailable_shards_exception, RETRY",
        "401, security_exception, RETRY",
        "403, cluster_block_exception, RETRY",
        "404, index_not_found_exception, RETRY",
        "400, index_closed_exception, RETRY",
        "400, strict_dynamic_mapping_exception, POISON",
        "400, document_parsing_exception, POISON",
        "400, none, POISON",
        "404, none, POISON",
        "413, none, POISON",
      })
  void aDocumentIsJudgedByItsStatusAndWhoseFaultItsErrorIs(
      int status, String error, Outcome outcome) {
    assertThat(Outcome.ofDocument(status, error)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"0", "401", "403", "404", "406", "429", "500", "502", "503", "504"})
  void aRequestThatTheSurroundingsFailedIsRetried(int status) {
    assertThat(Outcome.ofRequest(status, ELASTICSEARCH)).isEqualTo(Outcome.RETRY);
    assertThat(Outcome.ofRequest(status, PROXY)).isEqualTo(Outcome.RETRY);
  }

  @Test
  void aRequestIsTheDocumentsFaultWhenTooLargeOrFoundInvalidByElasticsearch() {
    assertThat(Outcome.ofRequest(413, PROXY)).isEqualTo(Outcome.POISON);
    assertThat(Outcome.ofRequest(413, ELASTICSEARCH)).isEqualTo(Outcome.POISON);
    assertThat(Outcome.ofRequest(400, ELASTICSEARCH)).isEqualTo(Outcome.POISON);
  }

  @Test
  void aBadRequestInAProxysWordsPoisonsNothing() {
    assertThat(Outcome.ofRequest(400, PROXY)).isEqualTo(Outcome.RETRY);
  }
}
