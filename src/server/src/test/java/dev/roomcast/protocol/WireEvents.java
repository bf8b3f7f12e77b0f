package dev.roomcast.protocol;

import java.util.List;

/** The payload of one complete event of each domain type, as on the wire. */
final class WireEvents {

  record Sample(String type, String data) {}

  static final List<Sample> ALL = List.of(
      new Sample("project.updated", """
          {"project_id":"11111111-1111-4111-8111-111111111111","project_name":"Shop",\
          "repository_url":"https://git.example.org/shop","status":"active",\
          "updated_by":"33333333-3333-4333-8333-333333333333","changes":{"status":"updated"}}"""),
      new Sample("project.deleted", """
          {"project_id":"11111111-1111-4111-8111-111111111111","project_name":"Shop",\
          "deleted_by":"33333333-3333-4333-8333-333333333333"}"""),
      new Sample("agent.status_changed", """
          {"agent_id":"22222222-2222-4222-8222-222222222222","agent_name":"Coder",\
          "previous_status":"available","status":"busy",\
          "project_id":"11111111-1111-4111-8111-111111111111","task":"Fix the cart"}"""),
      new Sample("agent.connected", """
          {"agent_id":"22222222-2222-4222-8222-222222222222","agent_name":"Coder",\
          "status":"available","capabilities":["java","sql"],\
          "project_id":"11111111-1111-4111-8111-111111111111","version":"1.2.0"}"""),
      new Sample("agent.disconnected", """
          {"agent_id":"22222222-2222-4222-8222-222222222222","agent_name":"Coder",\
          "reason":"lost_contact","last_seen_at":"2026-01-31T12:00:00Z",\
          "project_id":"11111111-1111-4111-8111-111111111111"}"""),
      new Sample("workflow.started", """
          {"project_id":"11111111-1111-4111-8111-111111111111",\
          "workflow_id":"44444444-4444-4444-8444-444444444444","workflow_name":"Release",\
          "started_at":"2026-01-31T12:00:00Z",\
          "triggered_by":"33333333-3333-4333-8333-333333333333",\
          "agent_id":"22222222-2222-4222-8222-222222222222","total_steps":4}"""),
      new Sample("workflow.progress", """
          {"project_id":"11111111-1111-4111-8111-111111111111",\
          "workflow_id":"44444444-4444-4444-8444-444444444444","workflow_name":"Release",\
          "status":"running","progress":50,"current_step":"Test","completed_steps":2,\
          "total_steps":4,"message":"Half way"}"""),
      new Sample("workflow.completed", """
          {"project_id":"11111111-1111-4111-8111-111111111111",\
          "workflow_id":"44444444-4444-4444-8444-444444444444","workflow_name":"Release",\
          "completed_at":"2026-01-31T12:00:00Z","duration_ms":90000,\
          "summary":"Version 7 is out","result_url":"https://git.example.org/shop/releases/7"}"""),
      new Sample("workflow.failed", """
          {"project_id":"11111111-1111-4111-8111-111111111111",\
          "workflow_id":"44444444-4444-4444-8444-444444444444","workflow_name":"Release",\
          "failed_at":"2026-01-31T12:00:00Z","duration_ms":90000,"error":"2 tests failed",\
          "will_retry":true,"failed_step":"Test"}"""),
      new Sample("pr.created", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":7,"title":"Fix the cart",\
          "url":"https://git.example.org/shop/pull/7","author":"ada","state":"open",\
          "source_branch":"cart","target_branch":"main","labels":["bug"],\
          "created_at":"2026-01-31T12:00:00Z"}"""),
      new Sample("pr.updated", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":7,"title":"Fix the cart",\
          "url":"https://git.example.org/shop/pull/7","actor":"ada","state":"draft",\
          "changes":{"commits":3},"updated_at":"2026-01-31T12:00:00Z"}"""),
      new Sample("pr.closed", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":7,"title":"Fix the cart",\
          "url":"https://git.example.org/shop/pull/7","actor":"ada","merged":true,\
          "closed_at":"2026-01-31T12:00:00Z","merge_commit":"9fceb02"}"""),
      new Sample("issue.created", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":8,"title":"Empty cart",\
          "url":"https://git.example.org/shop/issues/8","author":"bob","labels":[],\
          "assignees":["ada"],"created_at":"2026-01-31T12:00:00Z","priority":"high"}"""),
      new Sample("issue.updated", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":8,"title":"Empty cart",\
          "url":"https://git.example.org/shop/issues/8","actor":"bob","state":"in_progress",\
          "changes":{"state":"in_progress"},"updated_at":"2026-01-31T12:00:00Z",\
          "priority":"high"}"""),
      new Sample("issue.closed", """
          {"project_id":"11111111-1111-4111-8111-111111111111","number":8,"title":"Empty cart",\
          "url":"https://git.example.org/shop/issues/8","actor":"ada",\
          "resolution":"not_planned","closed_at":"2026-01-31T12:00:00Z"}"""),
      new Sample("ai.suggestion", """
          {"suggestion_id":"44444444-4444-4444-8444-444444444444",\
          "project_id":"11111111-1111-4111-8111-111111111111","kind":"bug_fix",\
          "title":"Check for null","body":"The cart may be null.","user_id":"ada",\
          "confidence_percent":80,"file_path":"src/Cart.java","line":12,\
          "agent_id":"22222222-2222-4222-8222-222222222222"}"""),
      new Sample("ai.analysis_complete", """
          {"analysis_id":"44444444-4444-4444-8444-444444444444",\
          "project_id":"11111111-1111-4111-8111-111111111111","kind":"security",\
          "summary":"One old library","findings":1,"completed_at":"2026-01-31T12:00:00Z",\
          "duration_ms":5000,"worst_severity":"medium",\
          "report_url":"https://git.example.org/shop/security"}"""));

  private WireEvents() {}
}
