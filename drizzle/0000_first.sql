CREATE TABLE `area` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `area_of_plan` ON `area` (`plan_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`on_behalf_of` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_of_subject` ON `audit` (`subject`,`subject_id`);--> statement-breakpoint
CREATE TABLE `collection_window` (
	`id` text PRIMARY KEY NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`state` text NOT NULL,
	`opens_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`steps` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `window_state` ON `collection_window` (`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `window_of_quarter` ON `collection_window` (`directorate_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`method_class` text NOT NULL,
	`person_id` text,
	`channel_id` text,
	`thread_of_id` integer,
	`after_id` integer,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`lease_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`unclear_since` integer,
	`lookups` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`sent_channel_id` text,
	`ts` text,
	`problem` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_key_unique` ON `delivery` (`key`);--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_of_person` ON `delivery` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `directorate` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`channel_id` text,
	`ladder` text NOT NULL,
	`commentary_rule` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `directorate_code_unique` ON `directorate` (`code`);--> statement-breakpoint
CREATE TABLE `directorate_role` (
	`directorate_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`directorate_id`, `person_id`, `role`),
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `indicator` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`area_id` text NOT NULL,
	`ref` text NOT NULL,
	`words` text NOT NULL,
	`owner_id` text,
	`unit` text NOT NULL,
	`decimals` integer NOT NULL,
	`polarity` text NOT NULL,
	`kind` text NOT NULL,
	`quarters` text NOT NULL,
	`target` text NOT NULL,
	`last_year` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer,
	`imported` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `area`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_of_plan` ON `indicator` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `milestone` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`area_id` text NOT NULL,
	`ref` text NOT NULL,
	`words` text NOT NULL,
	`owner_id` text,
	`start_date` text,
	`due_kind` text NOT NULL,
	`due_date` text,
	`due_text` text,
	`board` text,
	`position` integer NOT NULL,
	`retired_at` integer,
	`imported` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `area`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestone_due" CHECK(("milestone"."due_kind" = 'date') = ("milestone"."due_date" is not null))
);
--> statement-breakpoint
CREATE INDEX `milestone_of_plan` ON `milestone` (`plan_id`,`position`);--> statement-breakpoint
CREATE INDEX `milestone_of_owner` ON `milestone` (`owner_id`);--> statement-breakpoint
CREATE INDEX `milestone_ref` ON `milestone` (upper("ref"));--> statement-breakpoint
CREATE TABLE `milestone_contributor` (
	`milestone_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`milestone_id`, `person_id`),
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `milestone_update` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`milestone_id` text NOT NULL,
	`quarter` text NOT NULL,
	`kind` text NOT NULL,
	`progress` text NOT NULL,
	`rag` text,
	`amber_reason` text,
	`completed_on` text,
	`commentary` text NOT NULL,
	`action` text NOT NULL,
	`action_by` text,
	`owner_id` text NOT NULL,
	`entered_by_id` text,
	`at` integer NOT NULL,
	`form_nonce` text NOT NULL,
	`content_hash` text NOT NULL,
	`submission_id` text NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_update_submission_id_unique` ON `milestone_update` (`submission_id`);--> statement-breakpoint
CREATE INDEX `update_of_milestone` ON `milestone_update` (`milestone_id`,`quarter`,`id`);--> statement-breakpoint
CREATE INDEX `update_of_form` ON `milestone_update` (`form_nonce`,`id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nation` text NOT NULL,
	`time_zone` text NOT NULL,
	`closure_days` text NOT NULL,
	`rag_wording` text NOT NULL,
	CONSTRAINT "organisation_is_single" CHECK("organisation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`initials` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`service` text,
	`email` text,
	`slack_user_id` text,
	`deputy_id` text,
	`from_date` text,
	`until_date` text,
	`imported` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_initials` ON `person` (lower("initials"));--> statement-breakpoint
CREATE INDEX `person_slack_user` ON `person` (`slack_user_id`);--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`directorate_id` text NOT NULL,
	`start_year` integer NOT NULL,
	`version` integer NOT NULL,
	`section_texts` text NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_of_year` ON `plan` (`directorate_id`,`start_year`);--> statement-breakpoint
CREATE TABLE `plan_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer,
	`imported` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_entry_of_plan` ON `plan_entry` (`plan_id`,`kind`,`position`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`sha256` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_number` ON `revision` (`directorate_id`,`quarter`,`number`);--> statement-breakpoint
CREATE TABLE `revision_file` (
	`revision_id` integer NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`bytes` blob NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`revision_id`, `format`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `running_process` (
	`id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`pid` integer NOT NULL,
	`host` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slack_user` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text,
	`time_zone` text,
	`is_guest` integer NOT NULL,
	`is_deleted` integer NOT NULL,
	`is_bot` integer NOT NULL,
	`dm_channel_id` text,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workspace` (
	`team_id` text PRIMARY KEY NOT NULL,
	`bot_id` text NOT NULL,
	`bot_user_id` text NOT NULL,
	`name` text NOT NULL,
	`read_at` integer NOT NULL,
	`revoked_at` integer
);
