package dev.roomcast.webapp.admin;

import java.util.function.Supplier;

/** Where the dashboard gets this node's figures. Any thread may ask; the answer comes at once. */
@FunctionalInterface
public interface NodeFiguresSource extends Supplier<NodeFigures> {}
