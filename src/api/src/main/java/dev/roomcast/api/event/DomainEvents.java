package dev.roomcast.api.event;

import dev.roomcast.api.RoomEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The catalog of the events that Roomcast knows itself; an application may add its own. */
public final class DomainEvents {
  private static final Map<String, Class<? extends RoomEvent>> BY_TYPE = catalog();

  private DomainEvents() {}

  /** The record of each type, in the order of the documentation; it cannot be changed. */
  public static Map<String, Class<? extends RoomEvent>> byType() {
    return BY_TYPE;
  }

  private static Map<String, Class<? extends RoomEvent>> catalog() {
    Map<String, Class<? extends RoomEvent>> catalog = new LinkedHashMap<>();
    catalog.put(ProjectUpdated.TYPE, ProjectUpdated.class);
    catalog.put(ProjectDeleted.TYPE, ProjectDeleted.class);
    catalog.put(AgentStatusChanged.TYPE, AgentStatusChanged.class);
    catalog.put(AgentConnected.TYPE, AgentConnected.class);
    catalog.put(AgentDisconnected.TYPE, AgentDisconnected.class);
    catalog.put(WorkflowStarted.TYPE, WorkflowStarted.class);
    catalog.put(WorkflowProgress.TYPE, WorkflowProgress.class);
    catalog.put(WorkflowCompleted.TYPE, WorkflowCompleted.class);
    catalog.put(WorkflowFailed.TYPE, WorkflowFailed.class);
    catalog.put(PrCreated.TYPE, PrCreated.class);
    catalog.put(PrUpdated.TYPE, PrUpdated.class);
    catalog.put(PrClosed.TYPE, PrClosed.class);
    catalog.put(IssueCreated.TYPE, IssueCreated.class);
    catalog.put(IssueUpdated.TYPE, IssueUpdated.class);
    catalog.put(IssueClosed.TYPE, IssueClosed.class);
    catalog.put(AiSuggestion.TYPE, AiSuggestion.class);
    catalog.put(AiAnalysisComplete.TYPE, AiAnalysisComplete.class);
    return Collections.unmodifiableMap(catalog);
  }
}
