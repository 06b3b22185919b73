CREATE TABLE `retention_cutoff` (
	`table_name` text PRIMARY KEY NOT NULL,
	`before` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `item_order` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`item_ids` text NOT NULL,
	`entered_by_id` text NOT NULL,
	`at` integer NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_order_submission_id_unique` ON `item_order` (`submission_id`);--> statement-breakpoint
CREATE INDEX `order_of_quarter` ON `item_order` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `meeting_action` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`asked_from` text NOT NULL,
	`text` text NOT NULL,
	`paragraph` text,
	`person_id` text NOT NULL,
	`by` text,
	`minute` text,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_action_id_unique` ON `meeting_action` (`id`);--> statement-breakpoint
CREATE INDEX `meeting_action_of_directorate` ON `meeting_action` (`directorate_id`,`number`);--> statement-breakpoint
CREATE TABLE `meeting_word` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` text NOT NULL,
	`directorate_id` text NOT NULL,
	`kind` text NOT NULL,
	`quarter` text NOT NULL,
	`words` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `meeting_action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meeting_word_of_directorate` ON `meeting_word` (`directorate_id`,`number`);--> statement-breakpoint
CREATE TABLE `revision_annex` (
	`revision_id` integer NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`bytes` blob NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`revision_id`, `format`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `revision_upload` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` integer NOT NULL,
	`name` text NOT NULL,
	`bytes` blob NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upload_of_revision` ON `revision_upload` (`revision_id`,`id`);--> statement-breakpoint
CREATE TABLE `acceptance` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`update_id` integer NOT NULL,
	`accepted_by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`accepted_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `acceptance_entry` ON `acceptance` (`entry_kind`,`entry_id`,`update_id`);--> statement-breakpoint
CREATE INDEX `acceptance_quarter` ON `acceptance` (`quarter`);--> statement-breakpoint
CREATE TABLE `chosen_directorate` (
	`slack_user_id` text PRIMARY KEY NOT NULL,
	`directorate_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gap_choice` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`quarter` text NOT NULL,
	`prints` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gap_of_quarter` ON `gap_choice` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `sign_off_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` integer NOT NULL,
	`approver_id` text NOT NULL,
	`by_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `sign_off_draft`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approver_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_off_answer_draft` ON `sign_off_answer` (`draft_id`);--> statement-breakpoint
CREATE TABLE `sign_off_draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`snapshot` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_off_draft_number` ON `sign_off_draft` (`directorate_id`,`quarter`,`number`);--> statement-breakpoint
CREATE TABLE `withholding` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `withholding_quarter` ON `withholding` (`directorate_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `wording` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`update_id` integer NOT NULL,
	`kind` text NOT NULL,
	`texts` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`notice_key` text,
	`nonce` text NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wording_nonce_unique` ON `wording` (`nonce`);--> statement-breakpoint
CREATE INDEX `wording_quarter` ON `wording` (`directorate_id`,`quarter`);--> statement-breakpoint
CREATE INDEX `wording_entry` ON `wording` (`entry_kind`,`entry_id`,`quarter`);--> statement-breakpoint
CREATE INDEX `wording_notice` ON `wording` (`notice_key`);--> statement-breakpoint
ALTER TABLE `milestone_update` ADD `how_it_came` text;--> statement-breakpoint
ALTER TABLE `indicator_update` ADD `how_it_came` text;--> statement-breakpoint
ALTER TABLE `supplied_figure` ADD `how_it_came` text;--> statement-breakpoint
ALTER TABLE `item_version` ADD `went_to_id` text;--> statement-breakpoint
ALTER TABLE `area` ADD `board` text;--> statement-breakpoint
ALTER TABLE `indicator` ADD `board` text;--> statement-breakpoint
ALTER TABLE `milestone` ADD `follows_id` text REFERENCES milestone(id);--> statement-breakpoint
ALTER TABLE `proposal` ADD `note` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `was_due` text;