package dev.beacon.local.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRule.Scope;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Draft;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.NextVersions.Change;
import dev.beacon.local.publishing.PublishedYaml;
import dev.beacon.local.publishing.VersionHistory;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextVersionsTest {
  private static final List<Scope> GATHERED = List.of(Scope.SUBJECT, Scope.CONTRACTOR);

  @TempDir private Path folder;

  private static NextVersions<ClusterRule> after(ClusterRule... published) {
    return new NextVersions<>(
        RuleKind.RULES,
        Rules.history(ClusterRules.shipped(), published),
        new GatheredScopes(GATHERED),
        "wang",
        Rules.NOON);
  }

  private Change<ClusterRule> written(NextVersions<ClusterRule> next, String yaml)
      throws IOException {
    return next.written(Rules.draft(folder, yaml), "why");
  }

  @Test
  void aRuleThatLeavesItsVersionOutIsTheNextOne() throws IOException {
    assertThat(written(after(), Rules.NOISE).after().version()).isEqualTo(1);

    Change<ClusterRule> change = written(after(Rules.noise(1, 4), Rules.noise(7, 5)), Rules.NOISE);

    assertThat(change.isAny()).isTrue();
    assertThat(change.before().version()).isEqualTo(7);
    assertThat(change.after()).isEqualTo(Rules.noise().published(8, "wang", Rules.NOON, "why"));
  }

  @Test
  void aVersionThatIsStatedIsKeptIfItIsNew() throws IOException {
    assertThat(written(after(Rules.noise(1, 4)), Rules.NOISE + "version: 5\n").after().version())
        .isEqualTo(5);
    assertThatThrownBy(() -> written(after(Rules.noise(5, 4)), Rules.NOISE + "version: 5\n"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder.resolve("mine.yaml")
                + ":7: version: noise-nearby is at version 5 already, and not the same; leave"
                + " version out to publish it as 6");
  }

  @Test
  void whatIsTheSameIsNotPublishedWhateverItCallsItself() throws IOException {
    NextVersions<ClusterRule> next = after(Rules.noise(3, 6));

    assertThat(written(next, Rules.NOISE).isAny()).isFalse();
    assertThat(written(next, Rules.NOISE + "version: 1\nnote: again\n").isAny()).isFalse();
    assertThat(written(next, Rules.NOISE + "version: 9\n").isAny()).isFalse();
    assertThat(written(next, Rules.NOISE + "enabled: false\n").isAny()).isTrue();
  }

  @Test
  void aShippedRuleIsTheFirstVersion() throws IOException {
    String shipped =
        PublishedYaml.write(RuleKind.RULES, ClusterRules.shipped().get(0))
            .replaceAll("(?m)^version:.*\n", "");

    assertThat(written(after(), shipped).isAny()).isFalse();
    assertThat(written(after(), shipped.replace("reporters: 4", "reporters: 3")).after().version())
        .isEqualTo(2);
  }

  @Test
  void aNoteInTheFileCountsUnlessItIsThatOfAnEarlierPublication() throws IOException {
    Draft<ClusterRule> mine = Rules.draft(folder, Rules.NOISE + "note: mine\nauthor: zhao\n");
    assertThat(after().written(mine, null).after())
        .isEqualTo(Rules.noise().published(1, "wang", Rules.NOON, "mine"));
    Draft<ClusterRule> old =
        Rules.draft(folder, Rules.NOISE + "note: old\npublishedAt: 2019-11-01T00:00:00Z\n");
    assertThat(after().written(old, null).after().note()).isNull();
  }

  @Test
  void whatTheJobDoesNotGatherIsRefusedWithTheSettingToChange() throws IOException {
    assertThatThrownBy(() -> written(after(), Rules.NOISE + "scope: cell\n"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder.resolve("mine.yaml")
                + ":7: scope: noise-nearby looks at each cell, but the running job gathers no"
                + " evidence so; add cell to evidence.scopes in the job's configuration (now:"
                + " subject, contractor)");
    for (Scope scope : List.of(Scope.SUBJECT, Scope.SITE, Scope.EMPLOYER, Scope.CONTRACTOR)) {
      assertThat(written(after(), Rules.NOISE + "scope: " + scope.word() + "\n").isAny()).isTrue();
    }
  }

  @Test
  void whatIsNotGatheredAnyMoreCanBeSwitchedOffButNotOn() {
    ClusterRule cell = Rules.read(Rules.NOISE + "scope: cell\n");

    assertThat(after(cell).switched("noise-nearby", false, null).isAny()).isTrue();
    assertThatThrownBy(() -> after(cell.withEnabled(false)).switched("noise-nearby", true, null))
        .hasMessageContaining("evidence.scopes");
  }

  @Test
  void rollbackPublishesAnEarlierVersionAnew() {
    NextVersions<ClusterRule> next = after(Rules.noise(1, 4), Rules.noise(2, 5), Rules.noise(4, 6));

    assertThat(next.rolledBack("noise-nearby", null, null).after())
        .isEqualTo(Rules.noise(2, 5).published(5, "wang", Rules.NOON, "rollback to version 2"));
    assertThat(next.rolledBack("noise-nearby", 1L, "too few").after())
        .isEqualTo(Rules.noise(1, 4).published(5, "wang", Rules.NOON, "too few"));
    assertThat(next.rolledBack("noise-nearby", 4L, null).isAny()).isFalse();
  }

  @Test
  void rollbackToWhatThereIsNotTellsWhatThereIs() {
    NextVersions<ClusterRule> next = after(Rules.noise(1, 4), Rules.noise(2, 5));

    assertThatThrownBy(() -> next.rolledBack("noise-nearby", 3L, null))
        .hasMessage("noise-nearby has no version 3; its versions are 1, 2");
    assertThatThrownBy(() -> next.rolledBack("noise", null, null))
        .hasMessageStartingWith("no rule is called noise; there are noise-nearby, wage-arrears-");
    assertThatThrownBy(() -> after().rolledBack("wage-arrears-emerging", null, null))
        .hasMessageContaining("no version before 1")
        .hasMessageContaining("./beacon rules disable wage-arrears-emerging");
  }

  @Test
  void aRuleIsSwitchedOffAndOnAsVersionsOfItsOwn() {
    ClusterRule off = after(Rules.noise(1, 4)).switched("noise-nearby", false, "fair").after();

    assertThat(off)
        .isEqualTo(Rules.noise(1, 4).withEnabled(false).published(2, "wang", Rules.NOON, "fair"));
    assertThat(after(Rules.noise(1, 4), off).switched("noise-nearby", false, null).isAny())
        .isFalse();
    assertThat(after(Rules.noise(1, 4), off).switched("noise-nearby", true, null).after())
        .isEqualTo(Rules.noise(1, 4).published(3, "wang", Rules.NOON, null));
  }

  @Test
  void ofTwoThatCallThemselvesTheSameVersionTheFirstHoldsAsInTheJob() {
    VersionHistory<ClusterRule> history =
        Rules.history(List.of(), Rules.noise(2, 5), Rules.noise(2, 9), Rules.noise(1, 4));

    assertThat(history.inForce()).containsExactly(Rules.noise(2, 5));
    assertThat(history.versions("noise-nearby"))
        .containsExactly(Rules.noise(1, 4), Rules.noise(2, 5));
  }
}
