CREATE TABLE "session_findings" (
	"session_id" text NOT NULL,
	"id" text NOT NULL,
	"analysis" text NOT NULL,
	"cue" text,
	"text" text NOT NULL,
	"about" text NOT NULL,
	"start_s" double precision,
	"search" "tsvector" GENERATED ALWAYS AS (search_words(about || ' ' || text)) STORED,
	CONSTRAINT "session_findings_session_id_id_pk" PRIMARY KEY("session_id","id")
);
--> statement-breakpoint
CREATE TABLE "session_meanings" (
	"session_id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"made_by" text NOT NULL,
	"windows" jsonb NOT NULL,
	"vectors" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_findings" ADD CONSTRAINT "session_findings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_meanings" ADD CONSTRAINT "session_meanings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_findings_search" ON "session_findings" USING gin ("search");