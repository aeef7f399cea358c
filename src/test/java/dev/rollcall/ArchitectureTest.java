package dev.rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the layers: which package may know which, and what only some of them may touch. */
final class ArchitectureTest {
  /** A package, the packages of ours it may import, the libraries it may use beside the JDK. */
  private static final String LAYERS =
      """
      diagnostic    :                                                     :
      model         : diagnostic                                          :
      settings      : model diagnostic                                    :
      yaml          : diagnostic                                          : snakeyaml jackson
      config        : yaml settings model diagnostic                      : networknt jackson
      plan          : settings model diagnostic                           :
      live          : settings model diagnostic                           :
      live.http     : live settings model diagnostic                      : okhttp jackson resilience
      live.aihub    : live live.http settings model diagnostic            : okhttp jackson
      live.keycloak : live live.http settings model diagnostic            : okhttp jackson
      live.snapshot : live settings model diagnostic                      : fastcsv
      sandbox       :                                                     : httpserver jackson
      apply         : plan live model diagnostic                          :
      saved         : apply plan model diagnostic                         : jackson
      report        : saved apply plan settings model diagnostic          : jackson
      operation     : saved apply live plan config yaml settings model diagnostic :
      cli           : operation report saved apply sandbox live.snapshot live.keycloak \
      live.aihub live.http live plan config yaml settings model diagnostic : picocli progressbar
      """;

  private static final String[] PURE = {
    "dev.rollcall.plan", "dev.rollcall.model", "dev.rollcall.settings", "dev.rollcall.diagnostic"
  };

  private static final Pattern PRODUCTS =
      Pattern.compile("ai ?hub|keycloak|instabase", Pattern.CASE_INSENSITIVE);

  private static final Pattern MODULES =
      Pattern.compile("^(?:java|resources)/dev/rollcall/live/(\\w+)/.*$");

  /** The registry, and the sandbox's own provider. */
  private static final Pattern SEES_ALL =
      Pattern.compile("/cli/(?:ProviderRegistry|SandboxProvider|SandboxConnection)\\.java$");

  /** Words that say nothing of what a thing is. */
  private static final Pattern EMPTY_WORDS =
      Pattern.compile("(Util|Helper|Common|Impl)s?(?![a-z])");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.rollcall");

  static List<Layer> layers() {
    return LAYERS.lines().map(Layer::of).toList();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layerDependsOnWhatItMay(Layer layer) {
    classes()
        .that()
        .resideInAPackage(layer.packageName())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(layer.allowed()))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layerImportsOnlyLayersAboveIt(Layer layer) {
    List<String> above =
        layers().stream().map(Layer::name).takeWhile(name -> !name.equals(layer.name())).toList();

    assertThat(above).containsAll(layer.own());
  }

  /**
   * What is special about a product stays in its module: elsewhere neither imports nor texts nor
   * comments name one, but where the products are listed and where the sandbox imitates one.
   */
  @Test
  void onlyItsModuleNamesAProduct() throws IOException {
    Path root = Path.of("src/main");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        String own = MODULES.matcher(name).replaceFirst("$1");
        assertThat(PRODUCTS.matcher(Files.readString(file)).results())
            .as(name)
            .extracting(
                named ->
                    named
                        .group()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("ai hub|instabase", "aihub"))
            .allMatch(product -> own.equals(product) || SEES_ALL.matcher(name).find());
      }
    }
  }

  @Test
  void everyPackageIsALayer() {
    assertThat(layers()).extracting(Layer::packageName).containsAll(packages());
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(CLASSES);
    assertThat(CLASSES.stream().filter(c -> c.getSimpleName().equals("package-info")))
        .extracting(JavaClass::getPackageName)
        .containsAll(packages());
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.rollcall.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noNameHasAnEmptyWord() {
    assertThat(CLASSES).extracting(JavaClass::getSimpleName).noneMatch(EMPTY_WORDS.asPredicate());
  }

  /** The sandbox imitates a product and may name things as the product and we both do. */
  @Test
  void noSimpleNameStandsTwice() {
    Map<String, List<String>> byName =
        CLASSES.stream()
            .filter(type -> !type.getPackageName().equals("dev.rollcall.sandbox"))
            .filter(type -> !type.getSimpleName().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(
                    JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));

    assertThat(byName.values()).filteredOn(types -> types.size() > 1).isEmpty();
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.cli")
        .should()
        .accessTargetWhere(names(System.class, "in", "out", "err", "console"))
        .orShould()
        .accessTargetWhere(names(Throwable.class, "printStackTrace"))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Console.class, FileDescriptor.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureLayersTouchNoFile() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureLayersReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .accessTargetWhere(names(System.class, "currentTimeMillis", "nanoTime"))
        .orShould()
        .accessTargetWhere(
            describe(
                "now()",
                access ->
                    access.getTarget().getName().equals("now")
                        && access.getTargetOwner().getPackageName().startsWith("java.time")))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, InstantSource.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureLayersReadNoEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .accessTargetWhere(names(System.class, "getenv", "getProperty", "getProperties"))
        .orShould()
        .accessTargetWhere(names(Locale.class, "getDefault"))
        .orShould()
        .accessTargetWhere(names(ZoneId.class, "systemDefault"))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureLayersAreNotRandom() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .accessTargetWhere(names(Math.class, "random"))
        .orShould()
        .accessTargetWhere(names(UUID.class, "randomUUID"))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static Set<String> packages() {
    return CLASSES.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
  }

  /** Any field, call or method reference of that owner and one of these names. */
  private static DescribedPredicate<JavaAccess<?>> names(Class<?> owner, String... names) {
    return describe(
        owner.getSimpleName() + List.of(names),
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && List.of(names).contains(access.getTarget().getName()));
  }

  /** One line of the table. */
  record Layer(String name, List<String> own, List<String> libraries) {
    private static final Map<String, List<String>> PACKAGES =
        Map.of(
            "snakeyaml", List.of("org.snakeyaml.engine.."),
            "jackson", List.of("tools.jackson..", "com.fasterxml.jackson.annotation.."),
            "networknt", List.of("com.networknt.schema.."),
            // OkHttp's signatures speak of Okio and Kotlin types
            "okhttp", List.of("okhttp3..", "okio..", "kotlin.."),
            "fastcsv", List.of("de.siegmar.fastcsv.."),
            "resilience", List.of("io.github.resilience4j.."),
            "httpserver", List.of("com.sun.net.httpserver.."),
            "picocli", List.of("picocli.."),
            "progressbar", List.of("me.tongfei.progressbar.."));

    static Layer of(String line) {
      String[] cells = line.split(":", -1);
      return new Layer(cells[0].strip(), words(cells[1]), words(cells[2]));
    }

    private static List<String> words(String cell) {
      return Pattern.compile("\\S+").matcher(cell).results().map(MatchResult::group).toList();
    }

    String packageName() {
      return "dev.rollcall." + name;
    }

    String[] allowed() {
      Stream<String> ours =
          Stream.concat(Stream.of(name), own.stream()).map("dev.rollcall."::concat);
      Stream<String> libraryPackages = libraries.stream().map(PACKAGES::get).flatMap(List::stream);
      Stream<String> everywhere = Stream.of("java..", "javax..", "org.jspecify.annotations");
      return Stream.of(ours, libraryPackages, everywhere)
          .flatMap(packages -> packages)
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
