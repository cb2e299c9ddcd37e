package dev.beacon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads risk models, from YAML as people keep them and from JSON as they travel on {@code
 * beacon.risk-models}, and checks them: first against the schema {@code risk-model}, then whether
 * they make sense. What a model leaves out is filled in with the schema's defaults.
 */
public final class RiskModels {
  private static final PublishableReader<RiskModel> READER =
      new PublishableReader<>("model", RiskModel.class, "risk-model", RiskModels::senseless);

  private RiskModels() {}

  /** The model Beacon comes with. */
  public static RiskModel shipped() {
    return READER.shipped().get(0);
  }

  /**
   * The models in a YAML file.
   *
   * @param source what to call the file in messages
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<RiskModel> readYaml(InputStream in, String source) throws IOException {
    return PublishableReader.values(READER.drafts(in, source));
  }

  /**
   * The same models as {@link #readYaml} gives, as they are written.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<Draft<RiskModel>> readDrafts(Path file) throws IOException {
    return READER.drafts(file);
  }

  /**
   * A model as it travels on {@code beacon.risk-models}.
   *
   * @throws InvalidDefinitionsException if it cannot be used
   */
  public static RiskModel readJson(byte[] json) {
    return READER.json(json);
  }

  private static List<Problem> senseless(RiskModel model) {
    List<Problem> found = new ArrayList<>();
    if (model.limits().yellow() >= model.limits().red()) {
      found.add(
          new Problem("/limits", "limits", "sense", "must be yellow before red: yellow < red"));
    }
    for (Grade grade : Grade.values()) {
      Duration halfLife = model.halfLives().of(grade);
      if (halfLife.isZero() || halfLife.compareTo(Duration.ofDays(366)) > 0) {
        found.add(
            new Problem(
                "/halfLives", "halfLives", "sense", "must be longer than zero, at most 366 days"));
        break;
      }
    }
    if (model.categories().stream().map(RiskModel.Factor::category).distinct().count()
        < model.categories().size()) {
      found.add(
          new Problem("/categories", "categories", "sense", "must name each category once only"));
    }
    return found;
  }
}
