package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.roomcast.cluster.ConnectionQuery;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.webapp.admin.ui.SearchField;
import java.util.List;
import java.util.stream.Stream;

/** Which connections to show: a text that they have somewhere, a node, a protocol. */
final class ConnectionFilter extends Div {
  private static final long serialVersionUID = 1L;

  private final SearchField search =
      new SearchField(text("connections.search"), this::changed);
  private final Select<String> node = select("connections.all-nodes");
  private final Select<String> protocol = select("connections.all-protocols");
  private transient Runnable changed = () -> {};

  ConnectionFilter() {
    addClassName("filter");
    protocol.setItems(Stream.of(Transport.values()).map(Transport::protocol).distinct().toList());
    node.addValueChangeListener(change -> changed());
    protocol.addValueChangeListener(change -> changed());
    add(search, node, protocol);
  }

  private static Select<String> select(String all) {
    Select<String> select = new Select<>();
    select.setAriaLabel(text(all));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(text(all));
    return select;
  }

  private void changed() {
    changed.run();
  }

  void onChange(Runnable whatToDo) {
    changed = whatToDo;
  }

  void offerNodes(List<NodeInfo> nodes) {
    node.setItems(nodes.stream().map(NodeInfo::node).distinct().toList());
  }

  /** Whether it lets everything through. */
  boolean isOpen() {
    return search.isEmpty() && node.isEmpty() && protocol.isEmpty();
  }

  ConnectionQuery query() {
    ConnectionQuery query = ConnectionQuery.ALL.withText(search.text());
    if (!node.isEmpty()) {
      query = query.onNode(node.getValue());
    }
    return protocol.isEmpty() ? query : query.byProtocol(protocol.getValue());
  }
}
