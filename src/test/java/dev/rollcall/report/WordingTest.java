package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "member/ada@acme.example, ada@acme.example",
    "service_account/ci-runner, service account ci-runner",
    "group/kubernetes%2Fsig-apps, group kubernetes/sig-apps",
    "group/a b, 'group \"a b\"'",
    "group/a\"b, 'group \"a\\\"b\"'",
    "group/g/service:x, service:x in group g",
    "workspace/w/group:g, group:g on workspace w"
  })
  void saysAnAddressAsOneWould(String address, String words) {
    assertThat(Wording.subject(Address.of(address))).isEqualTo(words);
  }
}
