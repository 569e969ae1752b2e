CREATE TABLE "pending_files" (
	"session_id" text NOT NULL,
	"file" text NOT NULL,
	"announced_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pending_files_session_id_file_pk" PRIMARY KEY("session_id","file")
);
