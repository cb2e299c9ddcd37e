package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.ScorecardDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndexTemplatesTest {
  private static final Set<String> TEXTS = Set.of("keyword", "text");

  /** Which Elasticsearch types may hold a Java type. */
  private static final Map<Type, Set<String>> HOLDERS =
      Map.of(
          String.class, TEXTS,
          Instant.class, Set.of("date"),
          GeoPoint.class, Set.of("geo_point"),
          int.class, Set.of("integer"),
          Integer.class, Set.of("integer"),
          long.class, Set.of("long"),
          Long.class, Set.of("long"),
          double.class, Set.of("double"),
          Double.class, Set.of("double"),
          Boolean.class, Set.of("boolean"));

  static Stream<Arguments> indices() {
    return Stream.of(
        Arguments.of(Indices.CASES, CaseDocument.class),
        Arguments.of(Indices.ORDERS, OrderDocument.class),
        Arguments.of(Indices.ALERTS, Alert.class),
        Arguments.of(Indices.HEAT, HeatDocument.class),
        Arguments.of(Indices.HEAT_HISTORY, HeatDocument.class),
        Arguments.of(Indices.HEALTH, HealthDocument.class),
        Arguments.of(Indices.SCORECARDS, ScorecardDocument.class));
  }

  @ParameterizedTest
  @MethodSource("indices")
  void everyComponentIsMappedToATypeThatHoldsItAndNothingElseIs(String index, Class<?> type) {
    JsonNode mappings = IndexTemplates.template(index).at("/template/mappings");

    assertThat(mappings.path("dynamic").asText()).isEqualTo("strict");
    assertMapped(index, mappings.path("properties"), type);
  }

  private static void assertMapped(String path, JsonNode properties, Class<?> record) {
    Map<String, RecordComponent> components = new TreeMap<>();
    Arrays.stream(record.getRecordComponents()).forEach(c -> components.put(c.getName(), c));
    Set<String> mapped = new TreeSet<>();
    properties.fieldNames().forEachRemaining(mapped::add);

    assertThat(mapped).as(path).isEqualTo(components.keySet());
    components.forEach(
        (name, component) -> {
          String place = path + "." + name;
          JsonNode field = properties.get(name);
          if (field.has("properties")) {
            assertMapped(place, field.get("properties"), element(component.getGenericType()));
          } else {
            assertThat(holders(component.getGenericType()))
                .as(place)
                .contains(field.path("type").asText());
          }
        });
  }

  /** What is mapped: of a list, what it holds. */
  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType list
        ? element(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  private static Set<String> holders(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return holders(list.getActualTypeArguments()[0]);
    }
    if (type instanceof Class<?> word && word.isEnum()) {
      return Set.of("keyword");
    }
    return HOLDERS.getOrDefault(type, Set.of());
  }

  @Test
  void whatHeatWasIsMappedAsWhatItIs() {
    assertThat(IndexTemplates.template(Indices.HEAT_HISTORY).at("/template/mappings"))
        .isEqualTo(IndexTemplates.template(Indices.HEAT).at("/template/mappings"));
  }

  @Test
  void monthsAreBehindTheirAliasFromTheirFirstMomentOn() {
    for (String alias : Indices.MONTHLY) {
      assertThat(IndexTemplates.template(alias).at("/template/aliases/" + alias).isObject())
          .as(alias)
          .isTrue();
    }
  }

  @Test
  void sentencesCanBeSearchedByWord() {
    assertThat(type(Indices.ALERTS, "summary/properties/zh")).isEqualTo("text");
    assertThat(type(Indices.ALERTS, "summary/properties/en")).isEqualTo("text");
    assertThat(type(Indices.CASES, "title")).isEqualTo("text");
    assertThat(type(Indices.CASES, "title/fields/keyword")).isEqualTo("keyword");
  }

  private static String type(String index, String field) {
    return IndexTemplates.template(index)
        .at("/template/mappings/properties/" + field + "/type")
        .asText();
  }
}
