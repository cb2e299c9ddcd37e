package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseDocumentWriterTest {
  private static final ObjectMapper BY_REFLECTION =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  @Test
  void anyDocumentIsWrittenAsByReflection() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      CaseDocument document = randomDocument(random);
      assertThat(Json.mapper().writeValueAsString(document))
          .isEqualTo(BY_REFLECTION.writeValueAsString(document));
    }
  }

  private static CaseDocument randomDocument(Random random) throws Exception {
    RecordComponent[] components = CaseDocument.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean absent = !types[i].isPrimitive() && random.nextInt(3) == 0;
      values[i] = absent ? null : value(types[i], random);
    }
    return CaseDocument.class.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(Class<?> type, Random random) {
    if (type == String.class) {
      return "欠薪 \"" + random.nextInt() + "\" \\ é 🏗";
    }
    if (type == long.class) {
      return random.nextLong();
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt();
    }
    if (type == Double.class) {
      return random.nextGaussian() * 1e6;
    }
    if (type == Instant.class) {
      return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }
    if (type == GeoPoint.class) {
      return new GeoPoint(random.nextDouble() * 90, random.nextDouble() * 180);
    }
    if (type == List.class) {
      return List.of("a", "二");
    }
    return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
  }
}
