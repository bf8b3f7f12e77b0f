package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.stats.ProcessStats;
import dev.roomcast.webapp.admin.ui.Facts;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import java.time.Duration;

/** How one node is doing. */
final class NodeCard extends Article {
  private static final long serialVersionUID = 1L;

  private final Span state = new Span();
  private final ProgressBar cpu = bar("nodes.cpu");
  private final ProgressBar heap = bar("nodes.heap");
  private final Span cpuText = new Span();
  private final Span heapText = new Span();
  private final Facts facts = new Facts();
  private final Div bars;
  private final DrainButtons drain;

  NodeCard(NodeInfo info, NodeActions actions) {
    addClassName("card");
    drain = new DrainButtons(info, actions);
    Span self = new Span(info.self() ? text("nodes.self") : "");
    self.addClassName("hint");
    Div name = new Div(new H2(info.node()), state, self);
    name.addClassName("node-name");
    Div head = new Div(name, drain);
    head.addClassName("card-head");
    bars = new Div(measure("nodes.cpu", cpuText, cpu), measure("nodes.heap", heapText, heap));
    bars.addClassName("node-bars");
    add(head, bars, facts);
    facts.tell(text("nodes.started"), new RelativeTime(info.started()));
  }

  private static ProgressBar bar(String name) {
    ProgressBar bar = new ProgressBar();
    bar.getElement().setAttribute("aria-label", text(name));
    return bar;
  }

  private static Div measure(String name, Span value, ProgressBar bar) {
    Div head = new Div(new Span(text(name)), value);
    head.addClassName("measure-head");
    Div measure = new Div(head, bar);
    measure.addClassName("measure");
    return measure;
  }

  void show(NodeInfo info) {
    state.setText(text("nodes.state." + info.state().code()));
    state.setClassName("badge " + info.state().code());
    drain.show(info);
    bars.setVisible(info.state().isPresent() && info.stats().isPresent());
    if (!info.self()) {
      facts.tell(text("nodes.last-heard"), new RelativeTime(info.lastHeard()));
    }
    info.stats().ifPresent(this::show);
  }

  /** How the log is doing, as the node that serves this page sees it. */
  void show(BrokerStatus log) {
    facts.tell(
            text("nodes.log"),
            log.connected()
                ? text("nodes.log.connected")
                : text("nodes.log.away", Figures.time(log.awayFor())))
        .tell(text("nodes.log.lag"), Figures.count(log.lag().toMillis()) + "\u00a0ms")
        .tell(
            text("nodes.log.waiting"),
            text("nodes.log.waiting.value",
                log.waitingMessages(), Figures.bytes(log.waitingBytes())));
  }

  private void show(NodeStats stats) {
    ProcessStats process = stats.process();
    cpu.setValue(Math.min(1, process.cpuShare()));
    cpuText.setText(text("nodes.cpu.value",
        Figures.percent(process.cpuShare()), process.processors()));
    double used = process.heapMaxBytes() <= 0
        ? 0
        : process.heapUsedBytes() / (double) process.heapMaxBytes();
    heap.setValue(Math.min(1, used));
    heapText.setText(text("nodes.heap.value",
        Figures.bytes(process.heapUsedBytes()), Figures.bytes(process.heapMaxBytes())));
    facts.tell(text("nodes.version"), process.version())
        .tell(text("nodes.java"), process.java())
        .tell(text("nodes.uptime"), Figures.time(Duration.ofSeconds(stats.uptimeSeconds())))
        .tell(text("nodes.threads"), Figures.count(process.threads()))
        .tell(text("nodes.clients"), Figures.count(stats.connections()))
        .tell(text("nodes.users"), Figures.count(stats.users()))
        .tell(text("nodes.rooms"), Figures.count(stats.rooms()))
        .tell(text("nodes.latency"),
            text("nodes.latency.value",
                stats.delivery().p50Millis(), stats.delivery().p99Millis()))
        .tell(text("nodes.queue"), Figures.bytes(stats.outboxHighWaterBytes()));
  }
}
