package dev.roomcast.web;

/** The node is about to serve clients; an observer that throws keeps the application from starting. */
public record NodeStarted() {}
