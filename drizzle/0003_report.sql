CREATE TABLE `finance_narrative` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`department_id` text NOT NULL,
	`quarter` text NOT NULL,
	`text` text NOT NULL,
	`actor` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `plan_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `finance_narrative_of_quarter` ON `finance_narrative` (`department_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `finance_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`department_id` text NOT NULL,
	`quarter` text NOT NULL,
	`number` integer NOT NULL,
	`as_at` text NOT NULL,
	`as_at_reason` text,
	`rows` text NOT NULL,
	`notes` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`actor` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `plan_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finance_version_of_quarter` ON `finance_version` (`department_id`,`quarter`,`number`);--> statement-breakpoint
CREATE TABLE `check_decision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`key` text NOT NULL,
	`check_code` text NOT NULL,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_decision_of_finding` ON `check_decision` (`directorate_id`,`key`);--> statement-breakpoint
ALTER TABLE `directorate` ADD `report` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `directorate` ADD `checks` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `returned` ADD `is_correction` integer DEFAULT false NOT NULL;