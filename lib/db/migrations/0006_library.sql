ALTER TABLE "sessions" ADD COLUMN "tags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "marks" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- What is in the logs already; a session without such a result gets nothing.
UPDATE "sessions" SET "marks" = jsonb_strip_nulls(jsonb_build_object(
  'pressure', (SELECT "body"->'data'->'cues_present' FROM "events"
    WHERE "session_id" = "sessions"."id" AND "body"->>'type' = 'result' AND "body"->>'analysis_type' = 'manipulation_assessment' ORDER BY "seq" DESC LIMIT 1),
  'tasks', (SELECT jsonb_array_length(jsonb_path_query_array("body", '$.data.actions[*] ? (@.status == "open")')) FROM "events"
    WHERE "session_id" = "sessions"."id" AND "body"->>'type' = 'result' AND "body"->>'analysis_type' = 'enhanced_understanding' ORDER BY "seq" DESC LIMIT 1),
  'open', (SELECT jsonb_array_length(jsonb_path_query_array("body", '$.data.questions[*] ? (@.answered == false)')) FROM "events"
    WHERE "session_id" = "sessions"."id" AND "body"->>'type' = 'result' AND "body"->>'analysis_type' = 'enhanced_understanding' ORDER BY "seq" DESC LIMIT 1)
));
