CREATE TABLE `draft_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`contributor_id` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`by_day` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`nonce` text NOT NULL,
	FOREIGN KEY (`contributor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_request_entry` ON `draft_request` (`entry_kind`,`entry_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `draft_request_quarter` ON `draft_request` (`quarter`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `draft_request_once` ON `draft_request` (`nonce`,`entry_kind`,`entry_id`);--> statement-breakpoint
CREATE TABLE `handed_draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`contributor_id` text NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	`decision` text,
	`decided_by_id` text,
	`decided_at` integer,
	`question` text,
	`update_id` integer,
	FOREIGN KEY (`contributor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handed_draft_submission_id_unique` ON `handed_draft` (`submission_id`);--> statement-breakpoint
CREATE INDEX `handed_draft_entry` ON `handed_draft` (`entry_kind`,`entry_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `handed_draft_quarter` ON `handed_draft` (`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `handed_draft_form` ON `handed_draft` (`form_nonce`,`id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`person_id` text NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`state` text NOT NULL,
	`fields` text NOT NULL,
	`acted_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`based_on` integer,
	`form_nonce` text NOT NULL,
	PRIMARY KEY(`person_id`, `entry_kind`, `entry_id`, `quarter`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_of_quarter` ON `draft` (`quarter`,`state`);--> statement-breakpoint
CREATE TABLE `form_draft` (
	`person_id` text NOT NULL,
	`form` text NOT NULL,
	`subject` text NOT NULL,
	`quarter` text NOT NULL,
	`state` text NOT NULL,
	`fields` text NOT NULL,
	`acted_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`based_on` integer,
	`form_nonce` text NOT NULL,
	PRIMARY KEY(`person_id`, `form`, `subject`, `quarter`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `figure_query` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`supplied_id` integer NOT NULL,
	`question` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`supplied_id`) REFERENCES `supplied_figure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `figure_query_submission_id_unique` ON `figure_query` (`submission_id`);--> statement-breakpoint
CREATE INDEX `query_of_supplied` ON `figure_query` (`supplied_id`,`id`);--> statement-breakpoint
CREATE TABLE `indicator_update` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`indicator_id` text NOT NULL,
	`quarter` text NOT NULL,
	`value` real,
	`no_figure` text,
	`period` text NOT NULL,
	`is_provisional` integer NOT NULL,
	`is_redefined` integer NOT NULL,
	`expected_on` text,
	`rag` text,
	`amber_reason` text,
	`how` text NOT NULL,
	`override_reason` text NOT NULL,
	`commentary` text NOT NULL,
	`action` text NOT NULL,
	`action_by` text,
	`owner_id` text NOT NULL,
	`entered_by_id` text,
	`supplied_id` integer,
	`printed_in` text,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplied_id`) REFERENCES `supplied_figure`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicator_update_submission_id_unique` ON `indicator_update` (`submission_id`);--> statement-breakpoint
CREATE INDEX `indicator_update_of` ON `indicator_update` (`indicator_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `indicator_update_of_form` ON `indicator_update` (`form_nonce`,`id`);--> statement-breakpoint
CREATE INDEX `indicator_update_late` ON `indicator_update` (`printed_in`);--> statement-breakpoint
CREATE TABLE `supplied_figure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`indicator_id` text NOT NULL,
	`quarter` text NOT NULL,
	`value` real,
	`no_figure` text,
	`period` text NOT NULL,
	`is_provisional` integer NOT NULL,
	`is_redefined` integer NOT NULL,
	`expected_on` text,
	`note` text NOT NULL,
	`supplier_id` text NOT NULL,
	`entered_by_id` text,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplied_figure_submission_id_unique` ON `supplied_figure` (`submission_id`);--> statement-breakpoint
CREATE INDEX `supplied_of_indicator` ON `supplied_figure` (`indicator_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `issue_outcome` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`issue_id` text NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`outcome` text NOT NULL,
	`entered_by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcome_of_quarter` ON `issue_outcome` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `item_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` text NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`author_ids` text NOT NULL,
	`follows_id` text,
	`is_withdrawn` integer NOT NULL,
	`entered_by_id` text NOT NULL,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_of_quarter` ON `item_version` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `versions_of_item` ON `item_version` (`item_id`,`id`);--> statement-breakpoint
CREATE INDEX `item_of_form` ON `item_version` (`form_nonce`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `item_submission` ON `item_version` (`submission_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `nil_return` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`is_nothing` integer NOT NULL,
	`entered_by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `nil_return_of_quarter` ON `nil_return` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `led_update` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`content` text NOT NULL,
	`lead_id` text NOT NULL,
	`entered_by_id` text,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `plan_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `led_update_submission_id_unique` ON `led_update` (`submission_id`);--> statement-breakpoint
CREATE INDEX `led_update_of_entry` ON `led_update` (`entry_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `led_update_of_form` ON `led_update` (`form_nonce`,`id`);--> statement-breakpoint
CREATE TABLE `section_confirmation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`section` text NOT NULL,
	`is_confirmed` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `confirmation_of_quarter` ON `section_confirmation` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `proposal` (
	`state_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`state` text NOT NULL,
	`kind` text NOT NULL,
	`due` text,
	`words` text,
	`reason` text NOT NULL,
	`owner_id` text NOT NULL,
	`entered_by_id` text,
	`at` integer NOT NULL,
	`body` text,
	`decided_on` text,
	`minute` text,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_submission_id_unique` ON `proposal` (`submission_id`);--> statement-breakpoint
CREATE INDEX `proposal_of_milestone` ON `proposal` (`milestone_id`,`state_id`);--> statement-breakpoint
CREATE TABLE `returned` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`update_id` integer NOT NULL,
	`question` text NOT NULL,
	`asked_by_id` text,
	`at` integer NOT NULL,
	`answered_at` integer,
	`closed_at` integer,
	`nonce` text NOT NULL,
	FOREIGN KEY (`asked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returned_nonce_unique` ON `returned` (`nonce`);--> statement-breakpoint
CREATE INDEX `returned_entry` ON `returned` (`entry_kind`,`entry_id`,`quarter`);--> statement-breakpoint
CREATE INDEX `returned_quarter` ON `returned` (`quarter`);--> statement-breakpoint
ALTER TABLE `milestone_update` ADD `covered_by_id` integer REFERENCES milestone_update(id);--> statement-breakpoint
ALTER TABLE `directorate` ADD `risk_quarters` text DEFAULT '[2]' NOT NULL;--> statement-breakpoint
ALTER TABLE `indicator` ADD `supplier_id` text REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `indicator` ADD `tolerance` real;