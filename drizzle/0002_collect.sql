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
ALTER TABLE `indicator` ADD `supplier_id` text REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `indicator` ADD `tolerance` real;