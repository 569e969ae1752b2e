ALTER TABLE "sessions" ADD COLUMN "given_file" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "given_name" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "speaker_names" jsonb DEFAULT '{}'::jsonb NOT NULL;