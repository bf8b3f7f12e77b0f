package dev.roomcast.webapp.admin;

import java.util.Objects;

/** A node's figures and how fast they grew since the reading before. */
record NodeReading(NodeFigures figures, NodeFigures.Rates rates) {
  NodeReading {
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(rates, "rates");
  }
}
