package dev.roomcast.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The samples of a run, asked for medians and spreads. */
final class Medians {
  private final List<Sample> samples;

  Medians(List<Sample> samples) {
    this.samples = samples;
  }

  /** The middle of the rounds' values, or the mean of the two in the middle. */
  OptionalDouble median(String server, String measure, Figure figure) {
    double[] values = values(server, measure, figure);
    int middle = values.length / 2;
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(values.length % 2 == 1
        ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }

  /** How often the median of a server is that of another one, if both are there. */
  Optional<Double> ratio(String server, String other, String measure, Figure figure) {
    OptionalDouble mine = median(server, measure, figure);
    OptionalDouble theirs = median(other, measure, figure);
    return mine.isPresent() && theirs.isPresent() && theirs.getAsDouble() != 0
        ? Optional.of(mine.getAsDouble() / theirs.getAsDouble()) : Optional.empty();
  }

  /** The smallest and the largest value of the rounds. */
  String spread(String server, String measure, Figure figure) {
    double[] values = values(server, measure, figure);
    return values.length < 2
        ? "" : figure.text(values[0]) + "–" + figure.text(values[values.length - 1]);
  }

  private double[] values(String server, String measure, Figure figure) {
    return samples.stream()
        .filter(each -> each.server().equals(server) && each.measure().equals(measure))
        .filter(each -> each.wrong().isEmpty() && each.figures().containsKey(figure))
        .mapToDouble(each -> each.figures().get(figure))
        .sorted()
        .toArray();
  }
}
