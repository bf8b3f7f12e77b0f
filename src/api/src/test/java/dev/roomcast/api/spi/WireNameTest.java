package dev.roomcast.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireNameTest {

  @ParameterizedTest
  @CsvSource({
    "title, title", "projectId, project_id", "repositoryURL, repository_url",
    "prURLPath, pr_url_path", "v2Name, v2_name", "sha256, sha256", "already_snake, already_snake"})
  void componentIsSnakeCase(String java, String wire) {
    assertEquals(wire, WireName.of(java));
  }

  @Test
  void constantIsALowerCaseWord() {
    assertEquals("seconds", WireName.of(TimeUnit.SECONDS));
  }
}
