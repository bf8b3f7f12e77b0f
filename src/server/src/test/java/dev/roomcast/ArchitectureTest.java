package dev.roomcast;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import dev.roomcast.hub.HubLimits;

/**
 * Which package may know which: {@code api <- wire <- protocol <- hub <- {broker <- bridge,
 * security, stats <- cluster} <- web}, and what each may take from outside.
 */
@AnalyzeClasses(
    packages = "dev.roomcast",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  private static final String API = "dev.roomcast.api..";
  private static final String WIRE = "dev.roomcast.wire..";
  private static final String PROTOCOL = "dev.roomcast.protocol..";
  private static final String HUB = "dev.roomcast.hub..";
  private static final String BROKER = "dev.roomcast.broker..";
  private static final String CLUSTER = "dev.roomcast.cluster..";
  private static final String JACKSON = "com.fasterxml.jackson..";

  private static final DescribedPredicate<JavaClass> OF_THE_CONTAINER =
      resideInAnyPackage("jakarta..", "javax..", "org.eclipse.microprofile..");

  /* The tree of a command's data and of a reply is part of what the protocol hands to the hub. */
  private static final DescribedPredicate<JavaClass> JACKSON_BESIDES_TREES =
      resideInAPackage(JACKSON)
          .and(DescribedPredicate.not(assignableTo(JsonNode.class)))
          .and(DescribedPredicate.not(resideInAPackage("com.fasterxml.jackson.databind.node..")))
          .as("Jackson besides its trees");

  @ArchTest
  static final ArchRule packagesDependInOneDirection =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.roomcast..")
          .withOptionalLayers(true)
          .layer("api").definedBy(API)
          .layer("wire").definedBy(WIRE)
          .layer("protocol").definedBy(PROTOCOL)
          .layer("hub").definedBy(HUB)
          .layer("broker").definedBy(BROKER)
          .layer("bridge").definedBy("dev.roomcast.bridge..")
          .layer("security").definedBy("dev.roomcast.security..")
          .layer("stats").definedBy("dev.roomcast.stats..")
          .layer("cluster").definedBy(CLUSTER)
          .layer("audit").definedBy("dev.roomcast.audit..")
          .layer("config").definedBy("dev.roomcast.config..")
          .layer("web").definedBy("dev.roomcast.web..")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers(
              "protocol", "hub", "broker", "bridge", "security", "stats", "cluster", "config",
              "web")
          .whereLayer("protocol")
          .mayOnlyBeAccessedByLayers(
              "hub", "broker", "bridge", "security", "stats", "cluster", "config", "web")
          .whereLayer("hub")
          .mayOnlyBeAccessedByLayers(
              "broker", "bridge", "security", "stats", "cluster", "config", "web")
          .whereLayer("broker").mayOnlyBeAccessedByLayers("bridge", "config", "web")
          .whereLayer("bridge").mayOnlyBeAccessedByLayers("config", "web")
          .whereLayer("security").mayOnlyBeAccessedByLayers("config", "web")
          .whereLayer("stats").mayOnlyBeAccessedByLayers("cluster", "config", "web")
          .whereLayer("cluster").mayOnlyBeAccessedByLayers("web")
          .whereLayer("audit").mayOnlyBeAccessedByLayers("web")
          .whereLayer("config").mayOnlyBeAccessedByLayers("web")
          .whereLayer("web").mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule apiKnowsNothingOfTheServer =
      noClasses()
          .that().resideInAPackage(API)
          .should().dependOnClassesThat(
              resideInAPackage("dev.roomcast..")
                  .and(DescribedPredicate.not(resideInAPackage(API))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreIsFreeOfTheContainer =
      noClasses()
          .that().resideInAnyPackage(WIRE, HUB, BROKER, CLUSTER)
          .should().dependOnClassesThat(OF_THE_CONTAINER)
          .allowEmptyShould(true);

  /* The api's records carry constraints, and whoever reads one must know which fields it needs. */
  @ArchTest
  static final ArchRule protocolKnowsNothingOfTheContainerButConstraints =
      noClasses()
          .that().resideInAPackage(PROTOCOL)
          .should().dependOnClassesThat(
              OF_THE_CONTAINER.and(
                  DescribedPredicate.not(
                      resideInAPackage("jakarta.validation.constraints.."))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule wireAndBrokerAreFreeOfJson =
      noClasses()
          .that().resideInAnyPackage(WIRE, BROKER)
          .should().dependOnClassesThat().resideInAPackage(JACKSON)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule hubKnowsOnlyTheTreesThatTheProtocolHandsIt =
      noClasses()
          .that().resideInAPackage(HUB)
          .should().dependOnClassesThat(JACKSON_BESIDES_TREES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule serverKnowsNoDashboard =
      noClasses()
          .should().dependOnClassesThat().resideInAPackage("com.vaadin..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule containersFromWithinAreKnownOnlyToClassesNamedAfterThem =
      noClasses()
          .that().haveNameNotMatching(".*\\.(Tyrus|Undertow)[\\w$]+")
          .should().dependOnClassesThat().resideInAnyPackage(
              "org.glassfish.tyrus..", "io.undertow..", "org.xnio..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule threadsComeFromTheContainer =
      noClasses()
          .should().callConstructorWhere(target(owner(assignableTo(Thread.class))))
          .orShould().beAssignableTo(Thread.class)
          .allowEmptyShould(true);

  /* Guards the rules themselves: a scan that finds nothing would agree with all of them. */
  @ArchTest
  static final ArchRule scanFindsTheHub =
      classes().that().haveFullyQualifiedName(HubLimits.class.getName()).should().bePublic();
}
