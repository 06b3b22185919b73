CREATE TABLE `restoration` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`known_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_off_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`answer_id` integer NOT NULL,
	`place` text,
	`label` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `sign_off_answer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_off_change_answer` ON `sign_off_change` (`answer_id`);--> statement-breakpoint
CREATE TABLE `sign_off_change_mark` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_id` integer NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `sign_off_change`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_off_change_mark_change` ON `sign_off_change_mark` (`change_id`);--> statement-breakpoint
CREATE TABLE `sign_off_void` (
	`draft_id` integer PRIMARY KEY NOT NULL,
	`changed` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `sign_off_draft`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `delivery_of_person`;--> statement-breakpoint
ALTER TABLE `delivery` ADD `click_id` text;--> statement-breakpoint
CREATE INDEX `delivery_of_kind` ON `delivery` (`kind`,`created_at`);--> statement-breakpoint
CREATE INDEX `delivery_of_thread` ON `delivery` (`thread_of_id`) WHERE thread_of_id is not null;--> statement-breakpoint
CREATE INDEX `delivery_of_person` ON `delivery` (`person_id`,`kind`,`created_at`);--> statement-breakpoint
ALTER TABLE `acceptance` ADD `kind` text DEFAULT 'accepted' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_of_subject_id` ON `audit` (`subject_id`);--> statement-breakpoint
CREATE INDEX `milestone_follows` ON `milestone` (`follows_id`) WHERE follows_id is not null;--> statement-breakpoint
CREATE INDEX `proposal_state` ON `proposal` (`state`,`state_id`);--> statement-breakpoint
CREATE INDEX `returned_waiting` ON `returned` (`id`) WHERE answered_at is null and closed_at is null;