package dev.beacon.kibana.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.Json;
import dev.beacon.kibana.AlertingRule;
import dev.beacon.kibana.Language;
import dev.beacon.kibana.Trees;
import dev.beacon.kibana.http.Credentials;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
  private static final Installation.Times AS_SHIPPED = new Installation.Times(null, null);

  private final List<String> told = new ArrayList<>();
  private FakeKibana kibana;

  @BeforeEach
  void start() throws IOException {
    kibana = new FakeKibana();
  }

  @AfterEach
  void stop() {
    kibana.close();
  }

  @Test
  void dashboardsAreImportedAndTheirLinksTold() throws Exception {
    Installation installation = installation(Credentials.none());

    installation.check();
    installation.dashboards(Language.ZH, AS_SHIPPED);

    assertThat(kibana.objects).hasSizeGreaterThan(20).containsKey("beacon-zh-overview");
    assertThat(told)
        .contains(
            "Kibana 8.12.2", "beacon-zh.ndjson: 25 saved objects, 0 of them were there before")
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(kibana.uri() + "/app/dashboards#/view/beacon-zh-overview", "区情总览"));
  }

  @Test
  void aRepeatedInstallChangesNothing() throws Exception {
    Installation installation = installation(Credentials.none());
    installation.dashboards(Language.EN, AS_SHIPPED);
    installation.rules();
    var objects = List.copyOf(kibana.objects.values());
    told.clear();

    installation.dashboards(Language.EN, AS_SHIPPED);
    installation.rules();

    assertThat(kibana.objects.values()).containsExactlyInAnyOrderElementsOf(objects);
    assertThat(kibana.rules).hasSize(AlertingRule.values().length);
    assertThat(told)
        .contains("beacon-en.ndjson: 25 saved objects, 25 of them were there before")
        .filteredOn(line -> line.startsWith("alerting rule"))
        .allMatch(line -> line.endsWith("was there before"));
  }

  @Test
  void whatADistrictHasAddedToARuleSurvives() throws Exception {
    Installation installation = installation(Credentials.none());
    installation.rules();
    String id = AlertingRule.RED_CLUSTER.id();
    kibana.rules.put(
        id,
        Json.mapper()
            .readTree(
                """
                {"name":"old","actions":[{"group":"query matched","id":"mail","params":{"to":["a"]},
                 "connector_type_id":".email","uuid":"u"}]}
                """));

    installation.rules();

    assertThat(kibana.rules.get(id).path("name").asText()).contains("RED");
    assertThat(kibana.rules.get(id).path("actions"))
        .isEqualTo(
            Trees.array(
                Trees.object(
                    "group",
                    "query matched",
                    "id",
                    "mail",
                    "params",
                    Trees.object("to", List.of("a")),
                    "uuid",
                    "u")));
  }

  @Test
  void rolesAreWritten() throws Exception {
    installation(Credentials.none()).roles();

    assertThat(kibana.roles)
        .containsOnlyKeys("beacon-operator", "beacon-intelligence", "beacon-administrator");
    assertThat(kibana.roles.get("beacon-operator").at("/kibana/0/feature/dashboard/0").asText())
        .isEqualTo("read");
  }

  @Test
  void theTimeShownAtFirstCanBeChosen() throws Exception {
    installation(Credentials.none())
        .dashboards(
            Language.EN,
            new Installation.Times("2019-11-04T00:00:00+08:00", "2019-11-06T00:00:00+08:00"));

    assertThat(kibana.objects.get("beacon-en-wages").at("/attributes/timeFrom").asText())
        .isEqualTo("2019-11-04T00:00:00+08:00");
    assertThat(kibana.objects.get("beacon-en-wages").at("/attributes/timeTo").asText())
        .isEqualTo("2019-11-06T00:00:00+08:00");
  }

  @Test
  void whoMayIsLetInAndWhoMayNotIsTold() throws Exception {
    kibana.authorization = "Basic ZWxhc3RpYzrlr4bnoIE=";

    installation(Credentials.user("elastic", "密码")).check();

    assertThatThrownBy(() -> installation(Credentials.none()).check())
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("does not know who asks")
        .hasMessageContaining("--api-key");
    assertThatThrownBy(
            () -> installation(Credentials.apiKey("no")).dashboards(Language.ZH, AS_SHIPPED))
        .hasMessageContaining("does not know who asks");
    assertThat(Credentials.user("elastic", "secret").toString()).isEqualTo("Basic …");
  }

  @Test
  void aMissingReferenceIsNamed() {
    kibana.missing = "beacon-zh-overview";

    assertThatThrownBy(() -> installation(Credentials.none()).dashboards(Language.ZH, AS_SHIPPED))
        .hasMessageContaining(
            "dashboard beacon-zh-overview: missing_references index-pattern gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.11.4", "7.17.0"})
  void aKibanaThatIsTooOldIsLeftAlone(String version) {
    kibana.version = version;

    assertThatThrownBy(() -> installation(Credentials.none()).check())
        .hasMessage(
            "Kibana is " + version + ", which is too old: the dashboards need 8.12 or newer");
    assertThat(kibana.objects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.12.0", "8.19.3", "9.0.0", "9.2.0-SNAPSHOT"})
  void aNewerKibanaIsWelcome(String version) throws Exception {
    kibana.version = version;

    installation(Credentials.none()).check();

    assertThat(told).containsExactly("Kibana " + version);
  }

  @Test
  void aKibanaThatStartsIsWaitedForByPeople() {
    kibana.starting = true;

    assertThatThrownBy(() -> installation(Credentials.none()).check())
        .hasMessageContaining("is still starting");
  }

  @Test
  void anAbsentKibanaIsSaidToBeAbsent() {
    URI gone = kibana.uri();
    kibana.close();

    assertThatThrownBy(() -> installation(gone, null, Credentials.none()).check())
        .hasMessageStartingWith("there is no Kibana at " + gone);
  }

  @Test
  void aSpaceIsPartOfTheAddress() throws Exception {
    installation(kibana.uri(), "district", Credentials.none()).dashboards(Language.ZH, AS_SHIPPED);

    assertThat(kibana.requests)
        .containsExactly("POST /s/district/api/saved_objects/_import?overwrite=true");
    assertThat(told).anyMatch(line -> line.contains("/s/district/app/dashboards#/view/"));
  }

  @Test
  void rolesNeedSecurity() {
    kibana.secured = false;

    assertThatThrownBy(() -> installation(Credentials.none()).roles())
        .hasMessageContaining("has no security, hence no roles");
  }

  private Installation installation(Credentials credentials) {
    return installation(kibana.uri(), null, credentials);
  }

  private Installation installation(URI uri, String space, Credentials credentials) {
    return new Installation(new KibanaClient(uri, space, credentials, null), told::add);
  }
}
