package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.roomcast.cluster.ConnectionQuery;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.protocol.Client.Transport;
import java.util.List;
import java.util.stream.Stream;

/** Which connections to show: a text that they have somewhere, a node, a protocol. */
final class ConnectionFilter extends Div {
  private static final long serialVersionUID = 1L;
  private static final int QUIET_MILLIS = 300;

  private final TextField search = new TextField();
  private final Select<String> node = select("connections.all-nodes");
  private final Select<String> protocol = select("connections.all-protocols");
  private transient Runnable changed = () -> {};

  ConnectionFilter() {
    addClassName("filter");
    search.setPlaceholder(text("connections.search"));
    search.setAriaLabel(text("connections.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(QUIET_MILLIS);
    search.addValueChangeListener(change -> changed.run());
    protocol.setItems(Stream.of(Transport.values()).map(Transport::protocol).distinct().toList());
    node.addValueChangeListener(change -> changed.run());
    protocol.addValueChangeListener(change -> changed.run());
    add(search, node, protocol);
  }

  private static Select<String> select(String all) {
    Select<String> select = new Select<>();
    select.setAriaLabel(text(all));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(text(all));
    return select;
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
    ConnectionQuery query = ConnectionQuery.ALL.withText(search.getValue().strip());
    if (!node.isEmpty()) {
      query = query.onNode(node.getValue());
    }
    return protocol.isEmpty() ? query : query.byProtocol(protocol.getValue());
  }
}
