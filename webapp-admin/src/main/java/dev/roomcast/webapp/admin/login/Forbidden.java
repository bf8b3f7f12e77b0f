package dev.roomcast.webapp.admin.login;

/** Somebody tried what their role does not allow. Nothing has been done. */
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Forbidden() {
    super("not allowed for this role");
  }
}
