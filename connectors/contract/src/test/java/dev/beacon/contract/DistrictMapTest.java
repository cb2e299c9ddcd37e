package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrictMapTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "district.yaml", "name: {zh: 小区, en: Small}\ncredit: nobody\n",
          "streets.csv", "code,name,name_en\ns1,一街,First\n",
          "communities.csv", "code,name,street\nc1,一社,s1\n",
          "cells.csv", "cell,lat,lon\n89411c04903ffff,22.7,113.9\n",
          "landmarks.csv", "name,name_en,lat,lon\n站,Station,22.71,113.91\n");

  @TempDir Path folder;

  @Test
  void theShippedDistrictIsWhole() {
    DistrictMap map = DistrictMap.shipped();

    assertThat(map.name()).isEqualTo(new Text("光明区", "Guangming District"));
    assertThat(map.streets()).hasSize(6);
    assertThat(map.communities()).hasSize(31).allMatch(c -> c.code().startsWith(c.street()));
    assertThat(map.cells()).hasSize(1521);
    assertThat(map.landmarks()).hasSize(24);
    assertThat(map.credit()).contains("OpenStreetMap", "ODbL");
  }

  @Test
  void anotherDistrictIsAFolder() throws IOException {
    write(SMALL);

    DistrictMap map = DistrictMap.read(folder);

    assertThat(map.name().en()).isEqualTo("Small");
    assertThat(map.streets()).containsExactly(new DistrictMap.Street("s1", "一街", "First"));
    assertThat(map.communities()).containsExactly(new DistrictMap.Community("c1", "一社", "s1"));
    assertThat(map.cells())
        .containsExactly(new DistrictMap.Cell("89411c04903ffff", new GeoPoint(22.7, 113.9)));
    assertThat(map.landmarks())
        .containsExactly(new DistrictMap.Landmark("站", "Station", 22.71, 113.91));
  }

  @Test
  void whatIsWrongIsToldWithItsFileAndLine() throws IOException {
    assertRefused("communities.csv", "code,name,street\nc1,一社,s2\n", "communities.csv:2", "s2");
    assertRefused("cells.csv", "cell,lat,lon\na,22.7,east\n", "cells.csv:2", "east is no number");
    assertRefused("cells.csv", "cell,lat,lon\na,1,2\na,3,4\n", "cells.csv:3", "twice");
    assertRefused("streets.csv", "code;name\n", "streets.csv:1", "code,name,name_en");
    assertRefused("streets.csv", "code,name,name_en\ns1,,First\n", "streets.csv:2", "empty");
    assertRefused("streets.csv", "code,name,name_en\ns1,一街\n", "streets.csv:2", "fields");
    assertRefused("district.yaml", "credit: nobody\n", "district.yaml", "name.zh");
    assertRefused("district.yaml", "colour: red\n", "district.yaml", "colour");
  }

  private void assertRefused(String file, String content, String... words) throws IOException {
    write(SMALL);
    Files.writeString(folder.resolve(file), content);
    assertThatThrownBy(() -> DistrictMap.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
