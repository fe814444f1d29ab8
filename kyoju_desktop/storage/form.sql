CREATE TABLE address (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	use TEXT DEFAULT '' NOT NULL, 
	postal_code TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	building TEXT DEFAULT '' NOT NULL, 
	room TEXT DEFAULT '' NOT NULL, 
	from_day TEXT, 
	until_day TEXT, 
	secret INTEGER DEFAULT 0 NOT NULL, 
	mail_allowed TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_address PRIMARY KEY (id), 
	CONSTRAINT fk_address_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE agenda_item (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	conference TEXT, 
	"case" TEXT, 
	place INTEGER, 
	mark TEXT DEFAULT '' NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	basis TEXT DEFAULT '' NOT NULL, 
	consent TEXT, 
	consent_state TEXT DEFAULT '' NOT NULL, 
	why_no_consent TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	decided_on TEXT, 
	version TEXT DEFAULT '' NOT NULL, 
	aim TEXT DEFAULT '' NOT NULL, 
	classes TEXT DEFAULT '' NOT NULL, 
	district TEXT DEFAULT '' NOT NULL, 
	background TEXT DEFAULT '' NOT NULL, 
	fact TEXT DEFAULT '' NOT NULL, 
	"view" TEXT DEFAULT '' NOT NULL, 
	to_discuss TEXT DEFAULT '' NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	consent_policy TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_item_conference FOREIGN KEY(conference) REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_item_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_item_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE application (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	inquiry TEXT, 
	applied_on TEXT, 
	unit TEXT, 
	home TEXT DEFAULT '' NOT NULL, 
	destination TEXT DEFAULT '' NOT NULL, 
	landlord TEXT DEFAULT '' NOT NULL, 
	rent INTEGER, 
	common_fee INTEGER, 
	papers TEXT DEFAULT '' NOT NULL, 
	guarantee TEXT DEFAULT '' NOT NULL, 
	guarantor TEXT DEFAULT '' NOT NULL, 
	guarantee_fee INTEGER, 
	guarantee_papers TEXT DEFAULT '' NOT NULL, 
	no_guarantor_why TEXT DEFAULT '' NOT NULL, 
	guarantee_asked_on TEXT, 
	guarantee_result TEXT DEFAULT '' NOT NULL, 
	guarantee_result_on TEXT, 
	guarantee_reason TEXT DEFAULT '' NOT NULL, 
	answer_expected_on TEXT, 
	result TEXT DEFAULT '' NOT NULL, 
	result_on TEXT, 
	result_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_application PRIMARY KEY (id), 
	CONSTRAINT fk_application_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_application_inquiry FOREIGN KEY(inquiry) REFERENCES housing_inquiry (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_application_unit FOREIGN KEY(unit) REFERENCES home (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE arrears_step (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	"on" TEXT, 
	step TEXT DEFAULT '' NOT NULL, 
	months INTEGER, 
	amount INTEGER, 
	words TEXT DEFAULT '' NOT NULL, 
	wants_help TEXT DEFAULT '' NOT NULL, 
	decided TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	CONSTRAINT pk_arrears_step PRIMARY KEY (id), 
	CONSTRAINT fk_arrears_step_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_arrears_step_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE assessment (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	interviewed_on TEXT, 
	consulted_before TEXT DEFAULT '' NOT NULL, 
	schemes TEXT DEFAULT '' NOT NULL, 
	welfare TEXT DEFAULT '' NOT NULL, 
	marriage TEXT DEFAULT '' NOT NULL, 
	household_kind TEXT DEFAULT '' NOT NULL, 
	family TEXT DEFAULT '' NOT NULL, 
	community TEXT DEFAULT '' NOT NULL, 
	health TEXT DEFAULT '' NOT NULL, 
	illness TEXT DEFAULT '' NOT NULL, 
	hospital TEXT DEFAULT '' NOT NULL, 
	handbooks TEXT DEFAULT '' NOT NULL, 
	care_level TEXT DEFAULT '' NOT NULL, 
	independence TEXT DEFAULT '' NOT NULL, 
	crime_history TEXT DEFAULT '' NOT NULL, 
	victim_history TEXT DEFAULT '' NOT NULL, 
	income_kinds TEXT DEFAULT '' NOT NULL, 
	income INTEGER, 
	household_income INTEGER, 
	savings INTEGER, 
	taxed TEXT DEFAULT '' NOT NULL, 
	arrears TEXT DEFAULT '' NOT NULL, 
	debts TEXT DEFAULT '' NOT NULL, 
	work TEXT DEFAULT '' NOT NULL, 
	career TEXT DEFAULT '' NOT NULL, 
	issues TEXT DEFAULT '' NOT NULL, 
	strengths TEXT DEFAULT '' NOT NULL, 
	"view" TEXT DEFAULT '' NOT NULL, 
	emergency_needs TEXT DEFAULT '' NOT NULL, 
	wish_area TEXT DEFAULT '' NOT NULL, 
	wish_rent INTEGER, 
	wish_rooms TEXT DEFAULT '' NOT NULL, 
	wish_floor TEXT DEFAULT '' NOT NULL, 
	wish_kinds TEXT DEFAULT '' NOT NULL, 
	wish_size INTEGER, 
	wish_by TEXT, 
	wish_help TEXT DEFAULT '' NOT NULL, 
	wish_conditions TEXT DEFAULT '' NOT NULL, 
	other_town TEXT DEFAULT '' NOT NULL, 
	move_cost TEXT DEFAULT '' NOT NULL, 
	guarantor TEXT DEFAULT '' NOT NULL, 
	residents INTEGER, 
	CONSTRAINT pk_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_assessment_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE attachment (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	called TEXT DEFAULT '' NOT NULL, 
	dated_on TEXT, 
	attached_at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	pages INTEGER, 
	kilobytes INTEGER, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	blob TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT fk_attachment_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE belonging (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	mandate TEXT, 
	what TEXT DEFAULT '' NOT NULL, 
	designated TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	send_to TEXT DEFAULT '' NOT NULL, 
	told_on TEXT, 
	fate TEXT DEFAULT '' NOT NULL, 
	done_on TEXT, 
	witness TEXT DEFAULT '' NOT NULL, 
	received_on TEXT, 
	received_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_belonging PRIMARY KEY (id), 
	CONSTRAINT fk_belonging_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_belonging_mandate FOREIGN KEY(mandate) REFERENCES mandate (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE benefit_rate (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	people INTEGER, 
	base INTEGER, 
	cap INTEGER, 
	savings INTEGER, 
	from_day TEXT, 
	until_day TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	confirmed_on TEXT, 
	CONSTRAINT pk_benefit_rate PRIMARY KEY (id)
);

CREATE TABLE blob (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (id)
);

CREATE TABLE breach (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	disclosure TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	happened_at TEXT, 
	known_on TEXT, 
	found_by TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	reached TEXT DEFAULT '' NOT NULL, 
	persons INTEGER, 
	classes TEXT DEFAULT '' NOT NULL, 
	marks TEXT DEFAULT '' NOT NULL, 
	stopped TEXT DEFAULT '' NOT NULL, 
	recovered TEXT DEFAULT '' NOT NULL, 
	safety TEXT DEFAULT '' NOT NULL, 
	told_head_at TEXT, 
	judged TEXT DEFAULT '' NOT NULL, 
	judged_reason TEXT DEFAULT '' NOT NULL, 
	first_report_on TEXT, 
	full_report_on TEXT, 
	person_told_on TEXT, 
	not_told_reason TEXT DEFAULT '' NOT NULL, 
	prevention TEXT DEFAULT '' NOT NULL, 
	closed_on TEXT, 
	CONSTRAINT pk_breach PRIMARY KEY (id), 
	CONSTRAINT fk_breach_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_breach_disclosure FOREIGN KEY(disclosure) REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE building (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	postal_code TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	municipality TEXT DEFAULT '' NOT NULL, 
	structure TEXT DEFAULT '' NOT NULL, 
	built_on TEXT, 
	newly_built TEXT DEFAULT '' NOT NULL, 
	quake_proof TEXT DEFAULT '' NOT NULL, 
	floors INTEGER, 
	lift TEXT DEFAULT '' NOT NULL, 
	landlord TEXT, 
	manager TEXT, 
	contact TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	secret INTEGER DEFAULT 0 NOT NULL, 
	closed INTEGER DEFAULT 0 NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_building PRIMARY KEY (id), 
	CONSTRAINT fk_building_landlord FOREIGN KEY(landlord) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_building_manager FOREIGN KEY(manager) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "case" (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	number TEXT DEFAULT '' NOT NULL, 
	fiscal_year INTEGER, 
	person TEXT, 
	anonymous INTEGER DEFAULT 0 NOT NULL, 
	called TEXT DEFAULT '' NOT NULL, 
	stage TEXT DEFAULT '' NOT NULL, 
	stage_since TEXT, 
	opened_at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	categories TEXT DEFAULT '' NOT NULL, 
	joined_from TEXT DEFAULT '' NOT NULL, 
	previous TEXT, 
	merged_into TEXT, 
	contact_again_on TEXT, 
	parked INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_case PRIMARY KEY (id), 
	CONSTRAINT fk_case_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_previous FOREIGN KEY(previous) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_merged_into FOREIGN KEY(merged_into) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE case_index (
	of_case TEXT NOT NULL, 
	person TEXT NOT NULL, 
	number TEXT NOT NULL, 
	number_key TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kana TEXT NOT NULL, 
	kana_key TEXT NOT NULL, 
	birth_date TEXT, 
	age_band TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	stage_since TEXT, 
	opened_at TEXT NOT NULL, 
	closed_on TEXT, 
	clerk TEXT NOT NULL, 
	open INTEGER NOT NULL, 
	protected INTEGER NOT NULL, 
	anonymous INTEGER NOT NULL, 
	suspended INTEGER NOT NULL, 
	awaiting INTEGER NOT NULL, 
	consent_until TEXT NOT NULL, 
	due_key TEXT NOT NULL, 
	next_due_on TEXT, 
	next_due_label TEXT NOT NULL, 
	next_due_source TEXT NOT NULL, 
	CONSTRAINT pk_case_index PRIMARY KEY (of_case)
);

CREATE TABLE change (
	seq INTEGER NOT NULL, 
	nr INTEGER NOT NULL, 
	record_class TEXT NOT NULL, 
	record TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_change PRIMARY KEY (seq, nr), 
	CONSTRAINT fk_change_seq FOREIGN KEY(seq) REFERENCES operation (seq) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID;

CREATE TABLE closed_day (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"on" TEXT, 
	why TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_closed_day PRIMARY KEY (id)
);

CREATE TABLE closing (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	closed_on TEXT, 
	changes TEXT DEFAULT '' NOT NULL, 
	achieved TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	left_over TEXT DEFAULT '' NOT NULL, 
	destination TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	approved_on TEXT, 
	approval_number TEXT DEFAULT '' NOT NULL, 
	keep_years INTEGER, 
	keep_until TEXT, 
	CONSTRAINT pk_closing PRIMARY KEY (id), 
	CONSTRAINT fk_closing_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conference (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	role TEXT DEFAULT '' NOT NULL, 
	bodies TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	organiser TEXT, 
	at TEXT, 
	until TEXT, 
	place TEXT DEFAULT '' NOT NULL, 
	request_number TEXT DEFAULT '' NOT NULL, 
	request_on TEXT, 
	request_sender TEXT DEFAULT '' NOT NULL, 
	request_received_on TEXT, 
	request_asked TEXT DEFAULT '' NOT NULL, 
	reply_by TEXT, 
	replied_on TEXT, 
	collect_by TEXT, 
	copies_out INTEGER, 
	minutes TEXT DEFAULT '' NOT NULL, 
	next_at TEXT, 
	next_done_on TEXT, 
	held_on TEXT, 
	cancelled_on TEXT, 
	cancelled_why TEXT DEFAULT '' NOT NULL, 
	closed_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_conference PRIMARY KEY (id), 
	CONSTRAINT fk_conference_organiser FOREIGN KEY(organiser) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conference_copy (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	conference TEXT, 
	member TEXT, 
	recipient TEXT DEFAULT '' NOT NULL, 
	number TEXT DEFAULT '' NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	medium TEXT DEFAULT '' NOT NULL, 
	holds TEXT DEFAULT '' NOT NULL, 
	pages INTEGER, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	blob TEXT DEFAULT '' NOT NULL, 
	made_at TEXT, 
	handed_at TEXT, 
	not_handed TEXT DEFAULT '' NOT NULL, 
	fate TEXT DEFAULT '' NOT NULL, 
	fate_at TEXT, 
	confirmed_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_conference_copy PRIMARY KEY (id), 
	CONSTRAINT fk_conference_copy_conference FOREIGN KEY(conference) REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_conference_copy_member FOREIGN KEY(member) REFERENCES conference_member (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conference_decision (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	conference TEXT, 
	item TEXT, 
	"case" TEXT, 
	organisation TEXT, 
	who TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	due_on TEXT, 
	done_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_conference_decision PRIMARY KEY (id), 
	CONSTRAINT fk_conference_decision_conference FOREIGN KEY(conference) REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_conference_decision_item FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_conference_decision_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_conference_decision_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conference_member (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	conference TEXT, 
	organisation TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	post TEXT DEFAULT '' NOT NULL, 
	part TEXT DEFAULT '' NOT NULL, 
	attendance TEXT DEFAULT '' NOT NULL, 
	secrecy TEXT DEFAULT '' NOT NULL, 
	secrecy_on TEXT, 
	medium TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_conference_member PRIMARY KEY (id), 
	CONSTRAINT fk_conference_member_conference FOREIGN KEY(conference) REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_conference_member_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conflict_of_interest (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	detail TEXT DEFAULT '' NOT NULL, 
	measure TEXT DEFAULT '' NOT NULL, 
	replaced_by TEXT DEFAULT '' NOT NULL, 
	noted_on TEXT, 
	CONSTRAINT pk_conflict_of_interest PRIMARY KEY (id), 
	CONSTRAINT fk_conflict_of_interest_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT '' NOT NULL, 
	form TEXT DEFAULT '' NOT NULL, 
	given_at TEXT, 
	period TEXT DEFAULT '' NOT NULL, 
	until_day TEXT, 
	purposes TEXT DEFAULT '' NOT NULL, 
	means TEXT DEFAULT '' NOT NULL, 
	excluded_words TEXT DEFAULT '' NOT NULL, 
	explained_by TEXT DEFAULT '' NOT NULL, 
	explained_on TEXT, 
	explained_place TEXT DEFAULT '' NOT NULL, 
	present TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	text_version TEXT DEFAULT '' NOT NULL, 
	shown_text TEXT DEFAULT '' NOT NULL, 
	told_withdrawal INTEGER DEFAULT 0 NOT NULL, 
	told_no_disadvantage INTEGER DEFAULT 0 NOT NULL, 
	witness TEXT DEFAULT '' NOT NULL, 
	repeated_words TEXT DEFAULT '' NOT NULL, 
	written_later INTEGER DEFAULT 0 NOT NULL, 
	representative TEXT DEFAULT '' NOT NULL, 
	representative_kind TEXT DEFAULT '' NOT NULL, 
	representative_paper TEXT DEFAULT '' NOT NULL, 
	representative_checked_on TEXT, 
	representative_scope TEXT DEFAULT '' NOT NULL, 
	authority TEXT, 
	scope_reason TEXT DEFAULT '' NOT NULL, 
	own_wish TEXT DEFAULT '' NOT NULL, 
	signed_paper_on TEXT, 
	replaces TEXT, 
	ask_again_on TEXT, 
	asking TEXT DEFAULT '' NOT NULL, 
	entered_at TEXT, 
	late_entry TEXT DEFAULT '' NOT NULL, 
	over_on TEXT, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_authority FOREIGN KEY(authority) REFERENCES representative (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_replaces FOREIGN KEY(replaces) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_exclusion (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	record_class TEXT DEFAULT '' NOT NULL, 
	field_name TEXT DEFAULT '' NOT NULL, 
	record TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_consent_exclusion PRIMARY KEY (id), 
	CONSTRAINT fk_consent_exclusion_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_exclusion_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_recipient (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	organisation TEXT, 
	organisation_kind TEXT DEFAULT '' NOT NULL, 
	classes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_consent_recipient PRIMARY KEY (id), 
	CONSTRAINT fk_consent_recipient_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_recipient_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_recipient_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_settlement (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	kept TEXT, 
	ended TEXT, 
	beside TEXT, 
	at TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	decided_by TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_consent_settlement PRIMARY KEY (id), 
	CONSTRAINT fk_consent_settlement_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_settlement_kept FOREIGN KEY(kept) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_settlement_ended FOREIGN KEY(ended) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_settlement_beside FOREIGN KEY(beside) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_shown (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	asking TEXT DEFAULT '' NOT NULL, 
	consent TEXT, 
	organisation TEXT, 
	organisation_kind TEXT DEFAULT '' NOT NULL, 
	classes TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	text_version TEXT DEFAULT '' NOT NULL, 
	answer TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_consent_shown PRIMARY KEY (id), 
	CONSTRAINT fk_consent_shown_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_shown_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_shown_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_shown_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_voiding (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	at TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	decided_by TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_consent_voiding PRIMARY KEY (id), 
	CONSTRAINT fk_consent_voiding_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_voiding_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consent_withdrawal (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	organisation TEXT, 
	classes TEXT DEFAULT '' NOT NULL, 
	record_class TEXT DEFAULT '' NOT NULL, 
	field_name TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	means TEXT DEFAULT '' NOT NULL, 
	received_by TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	told_past_stays INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_consent_withdrawal PRIMARY KEY (id), 
	CONSTRAINT fk_consent_withdrawal_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_withdrawal_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consent_withdrawal_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE contact_call (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	contact TEXT, 
	at TEXT, 
	about TEXT DEFAULT '' NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_contact_call PRIMARY KEY (id), 
	CONSTRAINT fk_contact_call_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_call_contact FOREIGN KEY(contact) REFERENCES emergency_contact (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE contact_point (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	means TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	other TEXT DEFAULT '' NOT NULL, 
	safety TEXT DEFAULT '' NOT NULL, 
	voicemail TEXT DEFAULT '' NOT NULL, 
	hours TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_contact_point PRIMARY KEY (id), 
	CONSTRAINT fk_contact_point_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE copy_out (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	disclosure TEXT, 
	organisation TEXT, 
	recipient TEXT DEFAULT '' NOT NULL, 
	number TEXT DEFAULT '' NOT NULL, 
	pack TEXT, 
	asked TEXT DEFAULT '' NOT NULL, 
	due_on TEXT, 
	fate TEXT DEFAULT '' NOT NULL, 
	done_on TEXT, 
	confirmed_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_copy_out PRIMARY KEY (id), 
	CONSTRAINT fk_copy_out_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_copy_out_disclosure FOREIGN KEY(disclosure) REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_copy_out_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_copy_out_pack FOREIGN KEY(pack) REFERENCES conference_copy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE crisis (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	noticed_at TEXT, 
	noticed_by TEXT DEFAULT '' NOT NULL, 
	last_seen_on TEXT, 
	fact TEXT DEFAULT '' NOT NULL, 
	opinion TEXT DEFAULT '' NOT NULL, 
	tried TEXT DEFAULT '' NOT NULL, 
	done TEXT DEFAULT '' NOT NULL, 
	entered_at TEXT, 
	witness TEXT DEFAULT '' NOT NULL, 
	found TEXT DEFAULT '' NOT NULL, 
	arrears_months INTEGER, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	settled_on TEXT, 
	CONSTRAINT pk_crisis PRIMARY KEY (id), 
	CONSTRAINT fk_crisis_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE deadline (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	due_on TEXT, 
	what TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	done_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_deadline PRIMARY KEY (id), 
	CONSTRAINT fk_deadline_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE death (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	known_on TEXT, 
	died_on TEXT, 
	died_about TEXT DEFAULT '' NOT NULL, 
	last_seen_on TEXT, 
	found_at TEXT, 
	found_by TEXT DEFAULT '' NOT NULL, 
	confirmed_at TEXT, 
	confirmed_by TEXT DEFAULT '' NOT NULL, 
	examination TEXT DEFAULT '' NOT NULL, 
	entry_from TEXT, 
	reported_on TEXT, 
	reporter TEXT DEFAULT '' NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	body_note TEXT DEFAULT '' NOT NULL, 
	heirs TEXT DEFAULT '' NOT NULL, 
	heirs_note TEXT DEFAULT '' NOT NULL, 
	renounced_from TEXT, 
	belongings_contract INTEGER DEFAULT 0 NOT NULL, 
	public_alone INTEGER DEFAULT 0 NOT NULL, 
	contract_ended_on TEXT, 
	carry_out_on TEXT, 
	notice_sent_on TEXT, 
	tasks TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_death PRIMARY KEY (id), 
	CONSTRAINT fk_death_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_death_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE death_step (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	death TEXT, 
	task TEXT DEFAULT '' NOT NULL, 
	done_on TEXT, 
	"by" TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_death_step PRIMARY KEY (id), 
	CONSTRAINT fk_death_step_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_death_step_death FOREIGN KEY(death) REFERENCES death (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE designation (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	happened_on TEXT, 
	until_day TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_designation PRIMARY KEY (id)
);

CREATE TABLE disclosed_item (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	disclosure TEXT, 
	"case" TEXT, 
	record TEXT DEFAULT '' NOT NULL, 
	record_class TEXT DEFAULT '' NOT NULL, 
	field_name TEXT DEFAULT '' NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	subject TEXT, 
	info_class TEXT DEFAULT '' NOT NULL, 
	given INTEGER DEFAULT 0 NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_disclosed_item PRIMARY KEY (id), 
	CONSTRAINT fk_disclosed_item_disclosure FOREIGN KEY(disclosure) REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosed_item_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosed_item_subject FOREIGN KEY(subject) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE disclosure (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	referral TEXT, 
	organisation TEXT, 
	recipient TEXT DEFAULT '' NOT NULL, 
	external INTEGER DEFAULT 0 NOT NULL, 
	at TEXT, 
	told_at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	contact TEXT DEFAULT '' NOT NULL, 
	means TEXT DEFAULT '' NOT NULL, 
	basis TEXT DEFAULT '' NOT NULL, 
	basis_text TEXT DEFAULT '' NOT NULL, 
	basis_facts TEXT DEFAULT '' NOT NULL, 
	consent TEXT, 
	purpose TEXT DEFAULT '' NOT NULL, 
	level TEXT DEFAULT '' NOT NULL, 
	special INTEGER DEFAULT 0 NOT NULL, 
	classes TEXT DEFAULT '' NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	form TEXT DEFAULT '' NOT NULL, 
	pages INTEGER, 
	copies INTEGER, 
	copy_numbers TEXT DEFAULT '' NOT NULL, 
	after_withdrawal INTEGER DEFAULT 0 NOT NULL, 
	after_death INTEGER DEFAULT 0 NOT NULL, 
	after_closing INTEGER DEFAULT 0 NOT NULL, 
	why_no_consent TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	late_entry TEXT DEFAULT '' NOT NULL, 
	conditions TEXT DEFAULT '' NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	blob TEXT DEFAULT '' NOT NULL, 
	conference TEXT, 
	version TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_disclosure PRIMARY KEY (id), 
	CONSTRAINT fk_disclosure_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_referral FOREIGN KEY(referral) REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_conference FOREIGN KEY(conference) REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE disclosure_outcome (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	disclosure TEXT, 
	"case" TEXT, 
	outcome TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_disclosure_outcome PRIMARY KEY (id), 
	CONSTRAINT fk_disclosure_outcome_disclosure FOREIGN KEY(disclosure) REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_disclosure_outcome_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE draft (
	"key" TEXT NOT NULL, 
	saved_at TEXT NOT NULL, 
	data TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY ("key")
);

CREATE TABLE due (
	id INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	record_class TEXT NOT NULL, 
	code TEXT NOT NULL, 
	own_case TEXT NOT NULL, 
	person TEXT NOT NULL, 
	of_case TEXT NOT NULL, 
	shown INTEGER NOT NULL, 
	due_on TEXT NOT NULL, 
	remind_on TEXT NOT NULL, 
	source TEXT NOT NULL, 
	label TEXT NOT NULL, 
	label_values TEXT NOT NULL, 
	label_shown TEXT NOT NULL, 
	action TEXT NOT NULL, 
	"explain" TEXT NOT NULL, 
	clerk TEXT NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (id)
);

CREATE TABLE due_tally (
	due_on TEXT NOT NULL, 
	source TEXT NOT NULL, 
	clerk TEXT NOT NULL, 
	dues INTEGER NOT NULL, 
	CONSTRAINT pk_due_tally PRIMARY KEY (due_on, source, clerk)
)
 WITHOUT ROWID;

CREATE TABLE emergency_contact (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	rank TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	may_tell TEXT DEFAULT '' NOT NULL, 
	on_death INTEGER DEFAULT 0 NOT NULL, 
	confirmed_on TEXT, 
	CONSTRAINT pk_emergency_contact PRIMARY KEY (id), 
	CONSTRAINT fk_emergency_contact_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE estimate (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	sum TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	"on" TEXT, 
	given TEXT DEFAULT '' NOT NULL, 
	amount INTEGER, 
	verdict TEXT DEFAULT '' NOT NULL, 
	steps TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	unconfirmed INTEGER DEFAULT 0 NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_estimate PRIMARY KEY (id), 
	CONSTRAINT fk_estimate_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE evaluation (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	"plan" TEXT, 
	"on" TEXT, 
	achieved TEXT DEFAULT '' NOT NULL, 
	changes TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	left_over TEXT DEFAULT '' NOT NULL, 
	judged TEXT DEFAULT '' NOT NULL, 
	confirmed_on TEXT, 
	approver TEXT DEFAULT '' NOT NULL, 
	approved_on TEXT, 
	CONSTRAINT pk_evaluation PRIMARY KEY (id), 
	CONSTRAINT fk_evaluation_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_evaluation_plan FOREIGN KEY("plan") REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE home (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	building TEXT, 
	room TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	floor INTEGER, 
	layout TEXT DEFAULT '' NOT NULL, 
	area INTEGER, 
	shared_parts INTEGER DEFAULT 0 NOT NULL, 
	shared_house INTEGER DEFAULT 0 NOT NULL, 
	house_area INTEGER, 
	house_residents INTEGER, 
	residents_most INTEGER, 
	facility_sets INTEGER, 
	rent INTEGER, 
	common_fee INTEGER, 
	other_fee INTEGER, 
	deposit INTEGER, 
	key_money INTEGER, 
	has TEXT DEFAULT '' NOT NULL, 
	lacks TEXT DEFAULT '' NOT NULL, 
	accepts TEXT DEFAULT '' NOT NULL, 
	accepts_only INTEGER DEFAULT 0 NOT NULL, 
	guarantees TEXT DEFAULT '' NOT NULL, 
	guarantors TEXT DEFAULT '' NOT NULL, 
	vacant TEXT DEFAULT '' NOT NULL, 
	vacant_from TEXT, 
	takes_inquiries TEXT DEFAULT '' NOT NULL, 
	checked_on TEXT, 
	agent TEXT, 
	registered_on TEXT, 
	registration TEXT DEFAULT '' NOT NULL, 
	provider TEXT, 
	closed INTEGER DEFAULT 0 NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_home PRIMARY KEY (id), 
	CONSTRAINT fk_home_building FOREIGN KEY(building) REFERENCES building (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_home_agent FOREIGN KEY(agent) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_home_provider FOREIGN KEY(provider) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE home_index (
	home TEXT NOT NULL, 
	building TEXT NOT NULL, 
	wanted INTEGER NOT NULL, 
	unused INTEGER NOT NULL, 
	applied INTEGER NOT NULL, 
	taken_until TEXT NOT NULL, 
	name TEXT NOT NULL, 
	room TEXT NOT NULL, 
	address TEXT NOT NULL, 
	municipality TEXT NOT NULL, 
	secret INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	floor INTEGER, 
	floors INTEGER, 
	lift TEXT NOT NULL, 
	layout TEXT NOT NULL, 
	rooms_rank INTEGER, 
	area INTEGER, 
	rent INTEGER, 
	fees INTEGER NOT NULL, 
	fees_known INTEGER NOT NULL, 
	deposit INTEGER, 
	key_money INTEGER, 
	residents_most INTEGER, 
	shared_house INTEGER NOT NULL, 
	has TEXT NOT NULL, 
	lacks TEXT NOT NULL, 
	accepts TEXT NOT NULL, 
	guarantees TEXT NOT NULL, 
	accepts_only INTEGER NOT NULL, 
	vacant TEXT NOT NULL, 
	takes_inquiries TEXT NOT NULL, 
	vacant_from TEXT, 
	checked_on TEXT, 
	agent TEXT NOT NULL, 
	landlord TEXT NOT NULL, 
	manager TEXT NOT NULL, 
	provider TEXT NOT NULL, 
	caution INTEGER NOT NULL, 
	area_key TEXT NOT NULL, 
	text_key TEXT NOT NULL, 
	place_key TEXT NOT NULL, 
	rent_key INTEGER NOT NULL, 
	checked_key TEXT NOT NULL, 
	CONSTRAINT pk_home_index PRIMARY KEY (home)
);

CREATE TABLE hospital_stay (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	since TEXT, 
	expected_until TEXT, 
	hospital TEXT DEFAULT '' NOT NULL, 
	arranged TEXT DEFAULT '' NOT NULL, 
	rent_paid_by TEXT DEFAULT '' NOT NULL, 
	key_keeper TEXT DEFAULT '' NOT NULL, 
	check_on TEXT, 
	back_on TEXT, 
	result TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_hospital_stay PRIMARY KEY (id), 
	CONSTRAINT fk_hospital_stay_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_hospital_stay_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE household_member (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	relation_to_head TEXT DEFAULT '' NOT NULL, 
	birth_date TEXT, 
	sex TEXT DEFAULT '' NOT NULL, 
	living TEXT DEFAULT '' NOT NULL, 
	registered INTEGER DEFAULT 0 NOT NULL, 
	marks TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	school_or_work TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_household_member PRIMARY KEY (id), 
	CONSTRAINT fk_household_member_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_household_member_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE housing_inquiry (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	at TEXT, 
	organisation TEXT, 
	asked TEXT DEFAULT '' NOT NULL, 
	asked_kind TEXT DEFAULT '' NOT NULL, 
	unit TEXT, 
	home TEXT DEFAULT '' NOT NULL, 
	destination TEXT DEFAULT '' NOT NULL, 
	rent INTEGER, 
	told TEXT DEFAULT '' NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	step TEXT DEFAULT '' NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	viewing_at TEXT, 
	viewed_with TEXT DEFAULT '' NOT NULL, 
	viewing_done INTEGER DEFAULT 0 NOT NULL, 
	viewing_note TEXT DEFAULT '' NOT NULL, 
	answered_on TEXT, 
	refused_by TEXT DEFAULT '' NOT NULL, 
	refusal_reason TEXT DEFAULT '' NOT NULL, 
	refusal_words TEXT DEFAULT '' NOT NULL, 
	own_no TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_housing_inquiry PRIMARY KEY (id), 
	CONSTRAINT fk_housing_inquiry_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_housing_inquiry_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_housing_inquiry_unit FOREIGN KEY(unit) REFERENCES home (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE incoming_document (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	received_on TEXT, 
	organisation TEXT, 
	sender TEXT DEFAULT '' NOT NULL, 
	their_number TEXT DEFAULT '' NOT NULL, 
	dated_on TEXT, 
	subject TEXT DEFAULT '' NOT NULL, 
	content TEXT DEFAULT '' NOT NULL, 
	reply_by TEXT, 
	replied_on TEXT, 
	kept_at TEXT DEFAULT '' NOT NULL, 
	urgent INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_incoming_document PRIMARY KEY (id), 
	CONSTRAINT fk_incoming_document_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_incoming_document_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE information_request (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	received_on TEXT, 
	requester TEXT DEFAULT '' NOT NULL, 
	standing TEXT DEFAULT '' NOT NULL, 
	identity_paper TEXT DEFAULT '' NOT NULL, 
	authority_paper TEXT DEFAULT '' NOT NULL, 
	asked TEXT DEFAULT '' NOT NULL, 
	opposite INTEGER DEFAULT 0 NOT NULL, 
	corrected_days TEXT DEFAULT '' NOT NULL, 
	due_on TEXT, 
	extended_until TEXT, 
	extended_reason TEXT DEFAULT '' NOT NULL, 
	decision TEXT DEFAULT '' NOT NULL, 
	decided_on TEXT, 
	decision_number TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	grounds TEXT DEFAULT '' NOT NULL, 
	notified_on TEXT, 
	handed_on TEXT, 
	done TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_information_request PRIMARY KEY (id), 
	CONSTRAINT fk_information_request_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_information_request_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE initial_cost (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	application TEXT, 
	what TEXT DEFAULT '' NOT NULL, 
	detail TEXT DEFAULT '' NOT NULL, 
	amount INTEGER, 
	payer TEXT DEFAULT '' NOT NULL, 
	due_on TEXT, 
	paid_on TEXT, 
	CONSTRAINT pk_initial_cost PRIMARY KEY (id), 
	CONSTRAINT fk_initial_cost_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_initial_cost_application FOREIGN KEY(application) REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE instalment_paid (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	instalments TEXT, 
	number INTEGER, 
	due_on TEXT, 
	result TEXT DEFAULT '' NOT NULL, 
	paid_on TEXT, 
	amount INTEGER, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_instalment_paid PRIMARY KEY (id), 
	CONSTRAINT fk_instalment_paid_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_instalment_paid_instalments FOREIGN KEY(instalments) REFERENCES instalments (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE instalments (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	owed_for TEXT DEFAULT '' NOT NULL, 
	owed INTEGER, 
	monthly INTEGER, 
	times INTEGER, 
	pay_day INTEGER, 
	first_on TEXT, 
	last_amount INTEGER, 
	pay_way TEXT DEFAULT '' NOT NULL, 
	if_missed TEXT DEFAULT '' NOT NULL, 
	household_help INTEGER DEFAULT 0 NOT NULL, 
	promised_on TEXT, 
	answered_times INTEGER, 
	ended_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_instalments PRIMARY KEY (id), 
	CONSTRAINT fk_instalments_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_instalments_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE intake (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	received_at TEXT, 
	route TEXT DEFAULT '' NOT NULL, 
	route_detail TEXT DEFAULT '' NOT NULL, 
	taken_by TEXT DEFAULT '' NOT NULL, 
	urgency TEXT DEFAULT '' NOT NULL, 
	visitor_name TEXT DEFAULT '' NOT NULL, 
	visitor_kana TEXT DEFAULT '' NOT NULL, 
	visitor_relation TEXT DEFAULT '' NOT NULL, 
	visitor_phone TEXT DEFAULT '' NOT NULL, 
	visitor_known TEXT DEFAULT '' NOT NULL, 
	filled_by TEXT DEFAULT '' NOT NULL, 
	topics TEXT DEFAULT '' NOT NULL, 
	main_topic TEXT DEFAULT '' NOT NULL, 
	complaint TEXT DEFAULT '' NOT NULL, 
	hope TEXT DEFAULT '' NOT NULL, 
	moving_reasons TEXT DEFAULT '' NOT NULL, 
	home_kind TEXT DEFAULT '' NOT NULL, 
	rent INTEGER, 
	common_fee INTEGER, 
	arrears_months INTEGER, 
	leave_by TEXT, 
	job_lost_on TEXT, 
	income INTEGER, 
	disaster_on TEXT, 
	disaster_seen_on TEXT, 
	shelter_tonight TEXT DEFAULT '' NOT NULL, 
	purpose_told_on TEXT, 
	purpose_version TEXT DEFAULT '' NOT NULL, 
	purpose_exception TEXT DEFAULT '' NOT NULL, 
	parked_at TEXT, 
	finished INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_intake PRIMARY KEY (id), 
	CONSTRAINT fk_intake_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE later_explanation (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	disclosure TEXT, 
	due_on TEXT, 
	told_on TEXT, 
	told_by TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	not_told TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_later_explanation PRIMARY KEY (id), 
	CONSTRAINT fk_later_explanation_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_later_explanation_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_later_explanation_disclosure FOREIGN KEY(disclosure) REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE mandate (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	kinds TEXT DEFAULT '' NOT NULL, 
	concluded_on TEXT, 
	organisation TEXT, 
	mandatary TEXT DEFAULT '' NOT NULL, 
	mandatary_kind TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	list_kept TEXT DEFAULT '' NOT NULL, 
	list_place TEXT DEFAULT '' NOT NULL, 
	key_keeper TEXT DEFAULT '' NOT NULL, 
	deposit INTEGER, 
	review_on TEXT, 
	ended_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_mandate PRIMARY KEY (id), 
	CONSTRAINT fk_mandate_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_mandate_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE masking (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	request TEXT, 
	record TEXT DEFAULT '' NOT NULL, 
	record_class TEXT DEFAULT '' NOT NULL, 
	field_name TEXT DEFAULT '' NOT NULL, 
	masked INTEGER DEFAULT 0 NOT NULL, 
	ground TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_masking PRIMARY KEY (id), 
	CONSTRAINT fk_masking_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_masking_request FOREIGN KEY(request) REFERENCES information_request (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE measure (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	old_names TEXT DEFAULT '' NOT NULL, 
	stage TEXT DEFAULT '' NOT NULL, 
	categories TEXT DEFAULT '' NOT NULL, 
	everybody INTEGER DEFAULT 0 NOT NULL, 
	needs TEXT DEFAULT '' NOT NULL, 
	body_kinds TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	scheme TEXT DEFAULT '' NOT NULL, 
	does TEXT DEFAULT '' NOT NULL, 
	how TEXT DEFAULT '' NOT NULL, 
	law TEXT DEFAULT '' NOT NULL, 
	here TEXT DEFAULT '' NOT NULL, 
	from_day TEXT, 
	until_day TEXT, 
	checked_on TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	starter TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT fk_measure_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);

CREATE TABLE move_out (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	noticed_on TEXT, 
	left_on TEXT, 
	next_home TEXT DEFAULT '' NOT NULL, 
	next_place TEXT DEFAULT '' NOT NULL, 
	tasks TEXT DEFAULT '' NOT NULL, 
	key_returned_on TEXT, 
	keys TEXT DEFAULT '' NOT NULL, 
	deposit INTEGER, 
	unpaid INTEGER, 
	restoration INTEGER, 
	settlement INTEGER, 
	settled_on TEXT, 
	belongings TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_move_out PRIMARY KEY (id), 
	CONSTRAINT fk_move_out_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_move_out_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE VIRTUAL TABLE name_text USING fts5(grams, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'");

CREATE VIRTUAL TABLE note_text USING fts5(grams, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'");

CREATE TABLE office (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	municipality TEXT DEFAULT '' NOT NULL, 
	prefecture TEXT DEFAULT '' NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	welfare_office INTEGER DEFAULT 0 NOT NULL, 
	department TEXT DEFAULT '' NOT NULL, 
	section TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	fax TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	document_prefix TEXT DEFAULT '' NOT NULL, 
	head TEXT DEFAULT '' NOT NULL, 
	approval_boxes TEXT DEFAULT '' NOT NULL, 
	arrears_referral TEXT DEFAULT '' NOT NULL, 
	arrears_rule TEXT DEFAULT '' NOT NULL, 
	arrears_months INTEGER, 
	support_housing TEXT DEFAULT '' NOT NULL, 
	reply_days INTEGER, 
	keep_years INTEGER, 
	training INTEGER DEFAULT 0 NOT NULL, 
	set_up_on TEXT, 
	CONSTRAINT pk_office PRIMARY KEY (id)
);

CREATE TABLE operation (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	label TEXT NOT NULL, 
	final INTEGER NOT NULL, 
	of_case TEXT NOT NULL, 
	undoes INTEGER, 
	salt BLOB, 
	digest BLOB NOT NULL, 
	mac BLOB NOT NULL, 
	CONSTRAINT pk_operation PRIMARY KEY (seq), 
	CONSTRAINT uq_operation_undoes UNIQUE (undoes)
);

CREATE TABLE opposite_party (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	connected TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_opposite_party PRIMARY KEY (id), 
	CONSTRAINT fk_opposite_party_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE opposite_tie (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	opposite TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_opposite_tie PRIMARY KEY (id), 
	CONSTRAINT fk_opposite_tie_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_opposite_tie_opposite FOREIGN KEY(opposite) REFERENCES opposite_party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_opposite_tie_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE organisation (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	standing TEXT DEFAULT '' NOT NULL, 
	conference_body TEXT DEFAULT '' NOT NULL, 
	section TEXT DEFAULT '' NOT NULL, 
	postal_code TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	fax TEXT DEFAULT '' NOT NULL, 
	fax_checked_on TEXT, 
	hours TEXT DEFAULT '' NOT NULL, 
	handles TEXT DEFAULT '' NOT NULL, 
	duties TEXT DEFAULT '' NOT NULL, 
	categories TEXT DEFAULT '' NOT NULL, 
	area TEXT DEFAULT '' NOT NULL, 
	strengths TEXT DEFAULT '' NOT NULL, 
	results TEXT DEFAULT '' NOT NULL, 
	designation TEXT DEFAULT '' NOT NULL, 
	designated_on TEXT, 
	cooperating INTEGER DEFAULT 0 NOT NULL, 
	listing TEXT DEFAULT '' NOT NULL, 
	listing_on TEXT, 
	from_list TEXT DEFAULT '' NOT NULL, 
	list_on TEXT, 
	own_note TEXT DEFAULT '' NOT NULL, 
	caution TEXT DEFAULT '' NOT NULL, 
	closed INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE organisation_contact (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	role TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	hours TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_organisation_contact PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_contact_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE paper_printed (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	organisation TEXT, 
	form TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	recipient TEXT DEFAULT '' NOT NULL, 
	with_address INTEGER DEFAULT 0 NOT NULL, 
	plain_sender INTEGER DEFAULT 0 NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	way TEXT DEFAULT '' NOT NULL, 
	pages INTEGER, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	blob TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_paper_printed PRIMARY KEY (id), 
	CONSTRAINT fk_paper_printed_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_paper_printed_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE person (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kana TEXT DEFAULT '' NOT NULL, 
	latin_name TEXT DEFAULT '' NOT NULL, 
	kanji_name TEXT DEFAULT '' NOT NULL, 
	alias TEXT DEFAULT '' NOT NULL, 
	former_name TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	birth_date TEXT, 
	birth_certainty TEXT DEFAULT '' NOT NULL, 
	age_band TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	interpreter TEXT DEFAULT '' NOT NULL, 
	contact_caution TEXT DEFAULT '' NOT NULL, 
	two_person_visit INTEGER DEFAULT 0 NOT NULL, 
	two_person_reason TEXT DEFAULT '' NOT NULL, 
	capacity_concern INTEGER DEFAULT 0 NOT NULL, 
	nationality TEXT DEFAULT '' NOT NULL, 
	residence_status TEXT DEFAULT '' NOT NULL, 
	residence_expires TEXT, 
	care_until TEXT, 
	disability_until TEXT, 
	handbook_until TEXT, 
	school TEXT DEFAULT '' NOT NULL, 
	workplace TEXT DEFAULT '' NOT NULL, 
	died_on TEXT, 
	CONSTRAINT pk_person PRIMARY KEY (id)
);

CREATE TABLE person_inquiry (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	at TEXT, 
	about TEXT DEFAULT '' NOT NULL, 
	who TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	means TEXT DEFAULT '' NOT NULL, 
	asked TEXT DEFAULT '' NOT NULL, 
	answer TEXT DEFAULT '' NOT NULL, 
	answered TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	document TEXT DEFAULT '' NOT NULL, 
	document_on TEXT, 
	ground TEXT DEFAULT '' NOT NULL, 
	weighed TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	decision_number TEXT DEFAULT '' NOT NULL, 
	follow_up TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_person_inquiry PRIMARY KEY (id), 
	CONSTRAINT fk_person_inquiry_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_person_inquiry_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE person_link (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	first TEXT, 
	second TEXT, 
	decided_at TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_person_link PRIMARY KEY (id), 
	CONSTRAINT fk_person_link_first FOREIGN KEY(first) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_person_link_second FOREIGN KEY(second) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "plan" (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	vision TEXT DEFAULT '' NOT NULL, 
	long_goal TEXT DEFAULT '' NOT NULL, 
	short_goal TEXT DEFAULT '' NOT NULL, 
	schemes TEXT DEFAULT '' NOT NULL, 
	coordination_on TEXT, 
	decided_on TEXT, 
	agreed_on TEXT, 
	from_day TEXT, 
	until_day TEXT, 
	review_on TEXT, 
	reviewed_on TEXT, 
	review_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (id), 
	CONSTRAINT fk_plan_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE plan_item (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	"plan" TEXT, 
	problem TEXT DEFAULT '' NOT NULL, 
	aim TEXT DEFAULT '' NOT NULL, 
	support TEXT DEFAULT '' NOT NULL, 
	who TEXT DEFAULT '' NOT NULL, 
	due_on TEXT, 
	result TEXT DEFAULT '' NOT NULL, 
	done_on TEXT, 
	CONSTRAINT pk_plan_item PRIMARY KEY (id), 
	CONSTRAINT fk_plan_item_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_plan_item_plan FOREIGN KEY("plan") REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE progress_note (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	at TEXT, 
	until TEXT, 
	means TEXT DEFAULT '' NOT NULL, 
	with_whom TEXT DEFAULT '' NOT NULL, 
	present TEXT DEFAULT '' NOT NULL, 
	fact TEXT DEFAULT '' NOT NULL, 
	opinion TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	others_words TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_progress_note PRIMARY KEY (id), 
	CONSTRAINT fk_progress_note_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE protection (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	started_on TEXT, 
	applied_to TEXT DEFAULT '' NOT NULL, 
	expires_on TEXT, 
	extended_on TEXT, 
	confirm_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT, 
	ended_reason TEXT DEFAULT '' NOT NULL, 
	ended_approver TEXT DEFAULT '' NOT NULL, 
	ended_number TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_protection PRIMARY KEY (id), 
	CONSTRAINT fk_protection_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE provider_report (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	organisation TEXT, 
	received_at TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	happened_at TEXT, 
	fact TEXT DEFAULT '' NOT NULL, 
	they_did TEXT DEFAULT '' NOT NULL, 
	we_did TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	CONSTRAINT pk_provider_report PRIMARY KEY (id), 
	CONSTRAINT fk_provider_report_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_provider_report_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_provider_report_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE purpose_entry (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	version TEXT DEFAULT '' NOT NULL, 
	from_day TEXT, 
	until_day TEXT, 
	recipients TEXT DEFAULT '' NOT NULL, 
	classes TEXT DEFAULT '' NOT NULL, 
	purposes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_purpose_entry PRIMARY KEY (id)
);

CREATE TABLE referral (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	organisation TEXT, 
	contact TEXT DEFAULT '' NOT NULL, 
	purpose TEXT DEFAULT '' NOT NULL, 
	urgency TEXT DEFAULT '' NOT NULL, 
	means TEXT DEFAULT '' NOT NULL, 
	level TEXT DEFAULT '' NOT NULL, 
	basis TEXT DEFAULT '' NOT NULL, 
	consent TEXT, 
	basis_reason TEXT DEFAULT '' NOT NULL, 
	summary TEXT DEFAULT '' NOT NULL, 
	course TEXT DEFAULT '' NOT NULL, 
	requests TEXT DEFAULT '' NOT NULL, 
	request_note TEXT DEFAULT '' NOT NULL, 
	handling TEXT DEFAULT '' NOT NULL, 
	attachments TEXT DEFAULT '' NOT NULL, 
	attachment_pages INTEGER, 
	document_number TEXT DEFAULT '' NOT NULL, 
	sent_at TEXT, 
	reply_by TEXT, 
	replied_on TEXT, 
	cancelled_on TEXT, 
	CONSTRAINT pk_referral PRIMARY KEY (id), 
	CONSTRAINT fk_referral_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_referral_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_referral_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE referral_reply (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	referral TEXT, 
	received_on TEXT, 
	means TEXT DEFAULT '' NOT NULL, 
	answered_by TEXT DEFAULT '' NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	their_number TEXT DEFAULT '' NOT NULL, 
	pages_received INTEGER, 
	CONSTRAINT pk_referral_reply PRIMARY KEY (id), 
	CONSTRAINT fk_referral_reply_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_referral_reply_referral FOREIGN KEY(referral) REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE representative (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	person TEXT, 
	kind TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	paper TEXT DEFAULT '' NOT NULL, 
	paper_on TEXT, 
	checked_on TEXT, 
	scope TEXT DEFAULT '' NOT NULL, 
	from_day TEXT, 
	ended_on TEXT, 
	ended_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_representative PRIMARY KEY (id), 
	CONSTRAINT fk_representative_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE scheme_step (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	use TEXT, 
	step TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	planned_on TEXT, 
	done_on TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_scheme_step PRIMARY KEY (id), 
	CONSTRAINT fk_scheme_step_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_scheme_step_use FOREIGN KEY(use) REFERENCES scheme_use (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE scheme_use (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	scheme TEXT DEFAULT '' NOT NULL, 
	recommended_on TEXT, 
	recommended_how TEXT DEFAULT '' NOT NULL, 
	wish TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	referred_on TEXT, 
	basis TEXT DEFAULT '' NOT NULL, 
	papers TEXT DEFAULT '' NOT NULL, 
	applied_on TEXT, 
	expected_on TEXT, 
	result TEXT DEFAULT '' NOT NULL, 
	result_on TEXT, 
	result_reason TEXT DEFAULT '' NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	from_day TEXT, 
	until_day TEXT, 
	amount INTEGER, 
	extended INTEGER, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	ended_on TEXT, 
	ended_why TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_scheme_use PRIMARY KEY (id), 
	CONSTRAINT fk_scheme_use_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_scheme_use_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE screening (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	decision TEXT DEFAULT '' NOT NULL, 
	decided_on TEXT, 
	approved_on TEXT, 
	approval_number TEXT DEFAULT '' NOT NULL, 
	approver TEXT DEFAULT '' NOT NULL, 
	referred_to TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	ask_again_on TEXT, 
	CONSTRAINT pk_screening PRIMARY KEY (id), 
	CONSTRAINT fk_screening_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE search_key (
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	record TEXT NOT NULL, 
	field TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	CONSTRAINT pk_search_key PRIMARY KEY (kind, "key", record, field)
)
 WITHOUT ROWID;

CREATE TABLE search_row (
	id INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	record_class TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	CONSTRAINT pk_search_row PRIMARY KEY (id), 
	CONSTRAINT uq_search_row_record UNIQUE (record)
);

CREATE TABLE secret_shown (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	person TEXT, 
	at TEXT, 
	clerk TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_secret_shown PRIMARY KEY (id), 
	CONSTRAINT fk_secret_shown_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_secret_shown_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE series (
	name TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (name)
);

CREATE TABLE stage_change (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	from_stage TEXT DEFAULT '' NOT NULL, 
	to_stage TEXT DEFAULT '' NOT NULL, 
	at TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	missing TEXT DEFAULT '' NOT NULL, 
	clerk TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_stage_change PRIMARY KEY (id), 
	CONSTRAINT fk_stage_change_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE suspension (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	since TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	contact_on TEXT, 
	ended_on TEXT, 
	CONSTRAINT pk_suspension PRIMARY KEY (id), 
	CONSTRAINT fk_suspension_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE tally (
	name TEXT NOT NULL, 
	day TEXT NOT NULL, 
	cases INTEGER NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (name, day)
)
 WITHOUT ROWID;

CREATE TABLE tenancy (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	application TEXT, 
	unit TEXT, 
	home TEXT DEFAULT '' NOT NULL, 
	destination TEXT DEFAULT '' NOT NULL, 
	landlord TEXT DEFAULT '' NOT NULL, 
	contracted_on TEXT, 
	key_on TEXT, 
	moved_in_on TEXT, 
	contract_from TEXT, 
	contract_kind TEXT DEFAULT '' NOT NULL, 
	contract_until TEXT, 
	rent INTEGER, 
	common_fee INTEGER, 
	initial_cost INTEGER, 
	pay_way TEXT DEFAULT '' NOT NULL, 
	guarantee TEXT DEFAULT '' NOT NULL, 
	guarantor TEXT DEFAULT '' NOT NULL, 
	guarantee_from TEXT, 
	guarantee_fee INTEGER, 
	guarantee_until TEXT, 
	insurance_until TEXT, 
	use_permit_until TEXT, 
	address_reported_on TEXT, 
	card_reported_on TEXT, 
	card_report INTEGER DEFAULT 0 NOT NULL, 
	to_do TEXT DEFAULT '' NOT NULL, 
	visit_rhythm TEXT DEFAULT '' NOT NULL, 
	last_visit_on TEXT, 
	visit_since TEXT, 
	away_from TEXT, 
	back_on TEXT, 
	two_person INTEGER DEFAULT 0 NOT NULL, 
	support TEXT DEFAULT '' NOT NULL, 
	provider TEXT, 
	support_fee INTEGER, 
	support_terms TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT, 
	CONSTRAINT pk_tenancy PRIMARY KEY (id), 
	CONSTRAINT fk_tenancy_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tenancy_application FOREIGN KEY(application) REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tenancy_unit FOREIGN KEY(unit) REFERENCES home (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tenancy_provider FOREIGN KEY(provider) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE transfer_in (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	organisation TEXT, 
	sender TEXT DEFAULT '' NOT NULL, 
	their_number TEXT DEFAULT '' NOT NULL, 
	their_case TEXT DEFAULT '' NOT NULL, 
	dated_on TEXT, 
	received_on TEXT, 
	pages_written INTEGER, 
	pages_counted INTEGER, 
	copies INTEGER, 
	checked_by TEXT DEFAULT '' NOT NULL, 
	differs TEXT DEFAULT '' NOT NULL, 
	reply_by TEXT, 
	replied_on TEXT, 
	reply_number TEXT DEFAULT '' NOT NULL, 
	with_consent INTEGER DEFAULT 0 NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_transfer_in PRIMARY KEY (id), 
	CONSTRAINT fk_transfer_in_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_transfer_in_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE unanswered (
	disclosure TEXT NOT NULL, 
	CONSTRAINT pk_unanswered PRIMARY KEY (disclosure)
)
 WITHOUT ROWID;

CREATE TABLE visit (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	tenancy TEXT, 
	at TEXT, 
	means TEXT DEFAULT '' NOT NULL, 
	visitors TEXT DEFAULT '' NOT NULL, 
	two_persons INTEGER DEFAULT 0 NOT NULL, 
	met TEXT DEFAULT '' NOT NULL, 
	condition TEXT DEFAULT '' NOT NULL, 
	fact TEXT DEFAULT '' NOT NULL, 
	opinion TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	next_done_on TEXT, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_visit_tenancy FOREIGN KEY(tenancy) REFERENCES tenancy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE withdrawal_notice (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	"case" TEXT, 
	consent TEXT, 
	withdrawal TEXT, 
	organisation TEXT, 
	recipient TEXT DEFAULT '' NOT NULL, 
	asked TEXT DEFAULT '' NOT NULL, 
	means TEXT DEFAULT '' NOT NULL, 
	document_number TEXT DEFAULT '' NOT NULL, 
	sent_on TEXT, 
	reply_by TEXT, 
	answer TEXT DEFAULT '' NOT NULL, 
	answered_on TEXT, 
	answered_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	blob TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_withdrawal_notice PRIMARY KEY (id), 
	CONSTRAINT fk_withdrawal_notice_case FOREIGN KEY("case") REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_withdrawal_notice_consent FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_withdrawal_notice_withdrawal FOREIGN KEY(withdrawal) REFERENCES consent_withdrawal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_withdrawal_notice_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE yearly_report (
	id TEXT NOT NULL, 
	gaps TEXT DEFAULT '' NOT NULL, 
	organisation TEXT, 
	building TEXT, 
	fiscal_year INTEGER, 
	due_on TEXT, 
	received_on TEXT, 
	units INTEGER, 
	residents INTEGER, 
	empty_units INTEGER, 
	book_kept TEXT DEFAULT '' NOT NULL, 
	findings TEXT DEFAULT '' NOT NULL, 
	answer_by TEXT, 
	answered_on TEXT, 
	CONSTRAINT pk_yearly_report PRIMARY KEY (id), 
	CONSTRAINT fk_yearly_report_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_yearly_report_building FOREIGN KEY(building) REFERENCES building (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_address_person ON address (person);

CREATE INDEX ix_agenda_item_case ON agenda_item ("case");

CREATE INDEX ix_agenda_item_conference ON agenda_item (conference);

CREATE INDEX ix_agenda_item_consent ON agenda_item (consent);

CREATE INDEX ix_application_case ON application ("case");

CREATE INDEX ix_application_inquiry ON application (inquiry);

CREATE INDEX ix_application_unit ON application (unit);

CREATE INDEX ix_arrears_step_case ON arrears_step ("case");

CREATE INDEX ix_arrears_step_tenancy ON arrears_step (tenancy);

CREATE INDEX ix_assessment_case ON assessment ("case");

CREATE INDEX ix_attachment_case ON attachment ("case");

CREATE INDEX ix_attachment_consent ON attachment (consent);

CREATE INDEX ix_belonging_case ON belonging ("case");

CREATE INDEX ix_belonging_mandate ON belonging (mandate);

CREATE INDEX ix_breach_case ON breach ("case");

CREATE INDEX ix_breach_disclosure ON breach (disclosure);

CREATE INDEX ix_building_landlord ON building (landlord);

CREATE INDEX ix_building_manager ON building (manager);

CREATE INDEX ix_case_index_due_key ON case_index (due_key, of_case);

CREATE INDEX ix_case_index_hit ON case_index (person, of_case, number, name, kana, birth_date, stage, protected);

CREATE INDEX ix_case_index_kana_key ON case_index (kana_key, of_case);

CREATE INDEX ix_case_index_number_key ON case_index (number_key, of_case);

CREATE INDEX ix_case_index_open_due_key ON case_index (open, due_key, of_case);

CREATE INDEX ix_case_index_open_kana_key ON case_index (open, kana_key, of_case);

CREATE INDEX ix_case_index_open_number_key ON case_index (open, number_key, of_case);

CREATE INDEX ix_case_index_open_opened_at ON case_index (open, opened_at, of_case);

CREATE INDEX ix_case_index_opened_at ON case_index (opened_at, of_case);

CREATE INDEX ix_case_merged_into ON "case" (merged_into);

CREATE INDEX ix_case_parked ON "case" (parked);

CREATE INDEX ix_case_person ON "case" (person);

CREATE INDEX ix_case_previous ON "case" (previous);

CREATE INDEX ix_change_record ON change (record);

CREATE INDEX ix_closing_case ON closing ("case");

CREATE INDEX ix_conference_copy_conference ON conference_copy (conference);

CREATE INDEX ix_conference_copy_member ON conference_copy (member);

CREATE INDEX ix_conference_decision_case ON conference_decision ("case");

CREATE INDEX ix_conference_decision_conference ON conference_decision (conference);

CREATE INDEX ix_conference_decision_item ON conference_decision (item);

CREATE INDEX ix_conference_decision_organisation ON conference_decision (organisation);

CREATE INDEX ix_conference_member_conference ON conference_member (conference);

CREATE INDEX ix_conference_member_organisation ON conference_member (organisation);

CREATE INDEX ix_conference_organiser ON conference (organiser);

CREATE INDEX ix_conflict_of_interest_case ON conflict_of_interest ("case");

CREATE INDEX ix_consent_authority ON consent (authority);

CREATE INDEX ix_consent_case ON consent ("case");

CREATE INDEX ix_consent_case_entered_at ON consent ("case", entered_at);

CREATE INDEX ix_consent_case_over_on ON consent ("case", over_on);

CREATE INDEX ix_consent_exclusion_case ON consent_exclusion ("case");

CREATE INDEX ix_consent_exclusion_consent ON consent_exclusion (consent);

CREATE INDEX ix_consent_person ON consent (person);

CREATE INDEX ix_consent_recipient_case ON consent_recipient ("case");

CREATE INDEX ix_consent_recipient_consent ON consent_recipient (consent);

CREATE INDEX ix_consent_recipient_organisation ON consent_recipient (organisation);

CREATE INDEX ix_consent_replaces ON consent (replaces);

CREATE INDEX ix_consent_settlement_beside ON consent_settlement (beside);

CREATE INDEX ix_consent_settlement_case ON consent_settlement ("case");

CREATE INDEX ix_consent_settlement_ended ON consent_settlement (ended);

CREATE INDEX ix_consent_settlement_kept ON consent_settlement (kept);

CREATE INDEX ix_consent_shown_case ON consent_shown ("case");

CREATE INDEX ix_consent_shown_consent ON consent_shown (consent);

CREATE INDEX ix_consent_shown_organisation ON consent_shown (organisation);

CREATE INDEX ix_consent_shown_person ON consent_shown (person);

CREATE INDEX ix_consent_voiding_case ON consent_voiding ("case");

CREATE INDEX ix_consent_voiding_consent ON consent_voiding (consent);

CREATE INDEX ix_consent_withdrawal_case ON consent_withdrawal ("case");

CREATE INDEX ix_consent_withdrawal_consent ON consent_withdrawal (consent);

CREATE INDEX ix_consent_withdrawal_organisation ON consent_withdrawal (organisation);

CREATE INDEX ix_contact_call_case ON contact_call ("case");

CREATE INDEX ix_contact_call_contact ON contact_call (contact);

CREATE INDEX ix_contact_point_person ON contact_point (person);

CREATE INDEX ix_copy_out_case ON copy_out ("case");

CREATE INDEX ix_copy_out_disclosure ON copy_out (disclosure);

CREATE INDEX ix_copy_out_organisation ON copy_out (organisation);

CREATE INDEX ix_copy_out_pack ON copy_out (pack);

CREATE INDEX ix_crisis_case ON crisis ("case");

CREATE INDEX ix_deadline_case ON deadline ("case");

CREATE INDEX ix_death_case ON death ("case");

CREATE INDEX ix_death_step_case ON death_step ("case");

CREATE INDEX ix_death_step_death ON death_step (death);

CREATE INDEX ix_death_tenancy ON death (tenancy);

CREATE INDEX ix_disclosed_item_case ON disclosed_item ("case");

CREATE INDEX ix_disclosed_item_disclosure ON disclosed_item (disclosure);

CREATE INDEX ix_disclosed_item_subject ON disclosed_item (subject);

CREATE INDEX ix_disclosure_case ON disclosure ("case");

CREATE INDEX ix_disclosure_case_at ON disclosure ("case", at);

CREATE INDEX ix_disclosure_conference ON disclosure (conference);

CREATE INDEX ix_disclosure_consent ON disclosure (consent);

CREATE INDEX ix_disclosure_organisation ON disclosure (organisation);

CREATE INDEX ix_disclosure_outcome_case ON disclosure_outcome ("case");

CREATE INDEX ix_disclosure_outcome_case_at ON disclosure_outcome ("case", at);

CREATE INDEX ix_disclosure_outcome_disclosure ON disclosure_outcome (disclosure);

CREATE INDEX ix_disclosure_person ON disclosure (person);

CREATE INDEX ix_disclosure_referral ON disclosure (referral);

CREATE INDEX ix_due_of_case ON due (of_case);

CREATE INDEX ix_due_record ON due (record);

CREATE INDEX ix_due_shown_clerk ON due (shown, clerk, due_on);

CREATE INDEX ix_due_shown_code ON due (shown, code, due_on);

CREATE INDEX ix_due_shown_due_on ON due (shown, due_on);

CREATE INDEX ix_emergency_contact_case ON emergency_contact ("case");

CREATE INDEX ix_estimate_case ON estimate ("case");

CREATE INDEX ix_evaluation_case ON evaluation ("case");

CREATE INDEX ix_evaluation_plan ON evaluation ("plan");

CREATE INDEX ix_home_agent ON home (agent);

CREATE INDEX ix_home_building ON home (building);

CREATE INDEX ix_home_index_building ON home_index (building);

CREATE INDEX ix_home_index_unused_checked_key ON home_index (unused, checked_key, home);

CREATE INDEX ix_home_index_unused_place_key ON home_index (unused, place_key, home);

CREATE INDEX ix_home_index_unused_rent_key ON home_index (unused, rent_key, home);

CREATE INDEX ix_home_index_wanted ON home_index (wanted, rent_key, home);

CREATE INDEX ix_home_provider ON home (provider);

CREATE INDEX ix_hospital_stay_case ON hospital_stay ("case");

CREATE INDEX ix_hospital_stay_tenancy ON hospital_stay (tenancy);

CREATE INDEX ix_household_member_case ON household_member ("case");

CREATE INDEX ix_household_member_person ON household_member (person);

CREATE INDEX ix_housing_inquiry_case ON housing_inquiry ("case");

CREATE INDEX ix_housing_inquiry_organisation ON housing_inquiry (organisation);

CREATE INDEX ix_housing_inquiry_unit ON housing_inquiry (unit);

CREATE INDEX ix_incoming_document_case ON incoming_document ("case");

CREATE INDEX ix_incoming_document_organisation ON incoming_document (organisation);

CREATE INDEX ix_information_request_case ON information_request ("case");

CREATE INDEX ix_information_request_person ON information_request (person);

CREATE INDEX ix_initial_cost_application ON initial_cost (application);

CREATE INDEX ix_initial_cost_case ON initial_cost ("case");

CREATE INDEX ix_instalment_paid_case ON instalment_paid ("case");

CREATE INDEX ix_instalment_paid_instalments ON instalment_paid (instalments);

CREATE INDEX ix_instalments_case ON instalments ("case");

CREATE INDEX ix_instalments_tenancy ON instalments (tenancy);

CREATE INDEX ix_intake_case ON intake ("case");

CREATE INDEX ix_later_explanation_case ON later_explanation ("case");

CREATE INDEX ix_later_explanation_disclosure ON later_explanation (disclosure);

CREATE INDEX ix_later_explanation_person ON later_explanation (person);

CREATE INDEX ix_mandate_case ON mandate ("case");

CREATE INDEX ix_mandate_organisation ON mandate (organisation);

CREATE INDEX ix_masking_case ON masking ("case");

CREATE INDEX ix_masking_request ON masking (request);

CREATE INDEX ix_measure_organisation ON measure (organisation);

CREATE INDEX ix_move_out_case ON move_out ("case");

CREATE INDEX ix_move_out_tenancy ON move_out (tenancy);

CREATE INDEX ix_opposite_party_person ON opposite_party (person);

CREATE INDEX ix_opposite_tie_opposite ON opposite_tie (opposite);

CREATE INDEX ix_opposite_tie_organisation ON opposite_tie (organisation);

CREATE INDEX ix_opposite_tie_person ON opposite_tie (person);

CREATE INDEX ix_organisation_contact_organisation ON organisation_contact (organisation);

CREATE INDEX ix_paper_printed_case ON paper_printed ("case");

CREATE INDEX ix_paper_printed_organisation ON paper_printed (organisation);

CREATE INDEX ix_person_inquiry_case ON person_inquiry ("case");

CREATE INDEX ix_person_inquiry_organisation ON person_inquiry (organisation);

CREATE INDEX ix_person_link_first ON person_link (first);

CREATE INDEX ix_person_link_second ON person_link (second);

CREATE INDEX ix_plan_case ON "plan" ("case");

CREATE INDEX ix_plan_item_case ON plan_item ("case");

CREATE INDEX ix_plan_item_plan ON plan_item ("plan");

CREATE INDEX ix_progress_note_case ON progress_note ("case");

CREATE INDEX ix_protection_person ON protection (person);

CREATE INDEX ix_provider_report_case ON provider_report ("case");

CREATE INDEX ix_provider_report_organisation ON provider_report (organisation);

CREATE INDEX ix_provider_report_tenancy ON provider_report (tenancy);

CREATE INDEX ix_referral_case ON referral ("case");

CREATE INDEX ix_referral_consent ON referral (consent);

CREATE INDEX ix_referral_organisation ON referral (organisation);

CREATE INDEX ix_referral_reply_case ON referral_reply ("case");

CREATE INDEX ix_referral_reply_referral ON referral_reply (referral);

CREATE INDEX ix_representative_person ON representative (person);

CREATE INDEX ix_scheme_step_case ON scheme_step ("case");

CREATE INDEX ix_scheme_step_use ON scheme_step (use);

CREATE INDEX ix_scheme_use_case ON scheme_use ("case");

CREATE INDEX ix_scheme_use_organisation ON scheme_use (organisation);

CREATE INDEX ix_screening_case ON screening ("case");

CREATE INDEX ix_search_key_record ON search_key (record);

CREATE INDEX ix_secret_shown_case ON secret_shown ("case");

CREATE INDEX ix_secret_shown_person ON secret_shown (person);

CREATE INDEX ix_stage_change_case ON stage_change ("case");

CREATE INDEX ix_suspension_case ON suspension ("case");

CREATE INDEX ix_tenancy_application ON tenancy (application);

CREATE INDEX ix_tenancy_case ON tenancy ("case");

CREATE INDEX ix_tenancy_provider ON tenancy (provider);

CREATE INDEX ix_tenancy_unit ON tenancy (unit);

CREATE INDEX ix_transfer_in_case ON transfer_in ("case");

CREATE INDEX ix_transfer_in_organisation ON transfer_in (organisation);

CREATE INDEX ix_visit_case ON visit ("case");

CREATE INDEX ix_visit_tenancy ON visit (tenancy);

CREATE INDEX ix_withdrawal_notice_case ON withdrawal_notice ("case");

CREATE INDEX ix_withdrawal_notice_consent ON withdrawal_notice (consent);

CREATE INDEX ix_withdrawal_notice_organisation ON withdrawal_notice (organisation);

CREATE INDEX ix_withdrawal_notice_withdrawal ON withdrawal_notice (withdrawal);

CREATE INDEX ix_yearly_report_building ON yearly_report (building);

CREATE INDEX ix_yearly_report_organisation ON yearly_report (organisation);

CREATE TRIGGER "blob_no_delete" BEFORE DELETE ON "blob" BEGIN SELECT RAISE(ABORT, 'append only: blob'); END;

CREATE TRIGGER "blob_no_update" BEFORE UPDATE ON "blob" BEGIN SELECT RAISE(ABORT, 'append only: blob'); END;

CREATE TRIGGER "change_no_delete" BEFORE DELETE ON "change" BEGIN SELECT RAISE(ABORT, 'append only: change'); END;

CREATE TRIGGER "change_no_update" BEFORE UPDATE ON "change" BEGIN SELECT RAISE(ABORT, 'append only: change'); END;

CREATE TRIGGER "consent_exclusion_no_delete" BEFORE DELETE ON "consent_exclusion" BEGIN SELECT RAISE(ABORT, 'append only: consent_exclusion'); END;

CREATE TRIGGER "consent_exclusion_no_update" BEFORE UPDATE ON "consent_exclusion" BEGIN SELECT RAISE(ABORT, 'append only: consent_exclusion'); END;

CREATE TRIGGER "consent_recipient_no_delete" BEFORE DELETE ON "consent_recipient" BEGIN SELECT RAISE(ABORT, 'append only: consent_recipient'); END;

CREATE TRIGGER "consent_recipient_no_update" BEFORE UPDATE ON "consent_recipient" BEGIN SELECT RAISE(ABORT, 'append only: consent_recipient'); END;

CREATE TRIGGER "consent_settlement_no_delete" BEFORE DELETE ON "consent_settlement" BEGIN SELECT RAISE(ABORT, 'append only: consent_settlement'); END;

CREATE TRIGGER "consent_settlement_no_update" BEFORE UPDATE ON "consent_settlement" BEGIN SELECT RAISE(ABORT, 'append only: consent_settlement'); END;

CREATE TRIGGER "consent_shown_no_delete" BEFORE DELETE ON "consent_shown" BEGIN SELECT RAISE(ABORT, 'append only: consent_shown'); END;

CREATE TRIGGER "consent_shown_no_update" BEFORE UPDATE ON "consent_shown" BEGIN SELECT RAISE(ABORT, 'append only: consent_shown'); END;

CREATE TRIGGER "consent_voiding_no_delete" BEFORE DELETE ON "consent_voiding" BEGIN SELECT RAISE(ABORT, 'append only: consent_voiding'); END;

CREATE TRIGGER "consent_voiding_no_update" BEFORE UPDATE ON "consent_voiding" BEGIN SELECT RAISE(ABORT, 'append only: consent_voiding'); END;

CREATE TRIGGER "consent_withdrawal_no_delete" BEFORE DELETE ON "consent_withdrawal" BEGIN SELECT RAISE(ABORT, 'append only: consent_withdrawal'); END;

CREATE TRIGGER "consent_withdrawal_no_update" BEFORE UPDATE ON "consent_withdrawal" BEGIN SELECT RAISE(ABORT, 'append only: consent_withdrawal'); END;

CREATE TRIGGER "disclosed_item_no_delete" BEFORE DELETE ON "disclosed_item" BEGIN SELECT RAISE(ABORT, 'append only: disclosed_item'); END;

CREATE TRIGGER "disclosed_item_no_update" BEFORE UPDATE ON "disclosed_item" BEGIN SELECT RAISE(ABORT, 'append only: disclosed_item'); END;

CREATE TRIGGER "disclosure_no_delete" BEFORE DELETE ON "disclosure" BEGIN SELECT RAISE(ABORT, 'append only: disclosure'); END;

CREATE TRIGGER "disclosure_no_update" BEFORE UPDATE ON "disclosure" BEGIN SELECT RAISE(ABORT, 'append only: disclosure'); END;

CREATE TRIGGER "disclosure_outcome_no_delete" BEFORE DELETE ON "disclosure_outcome" BEGIN SELECT RAISE(ABORT, 'append only: disclosure_outcome'); END;

CREATE TRIGGER "disclosure_outcome_no_update" BEFORE UPDATE ON "disclosure_outcome" BEGIN SELECT RAISE(ABORT, 'append only: disclosure_outcome'); END;

CREATE TRIGGER due_counted AFTER INSERT ON due WHEN new.shown BEGIN INSERT INTO due_tally VALUES (new.due_on, new.source, new.clerk, new.shown) ON CONFLICT (due_on, source, clerk) DO UPDATE SET dues = dues + new.shown; END;

CREATE TRIGGER due_recounted AFTER UPDATE OF shown, clerk ON due BEGIN INSERT INTO due_tally VALUES (old.due_on, old.source, old.clerk, -old.shown) ON CONFLICT (due_on, source, clerk) DO UPDATE SET dues = dues + -old.shown; INSERT INTO due_tally VALUES (new.due_on, new.source, new.clerk, new.shown) ON CONFLICT (due_on, source, clerk) DO UPDATE SET dues = dues + new.shown; END;

CREATE TRIGGER due_uncounted AFTER DELETE ON due WHEN old.shown BEGIN INSERT INTO due_tally VALUES (old.due_on, old.source, old.clerk, -old.shown) ON CONFLICT (due_on, source, clerk) DO UPDATE SET dues = dues + -old.shown; END;

CREATE TRIGGER "operation_no_delete" BEFORE DELETE ON "operation" BEGIN SELECT RAISE(ABORT, 'append only: operation'); END;

CREATE TRIGGER "operation_no_update" BEFORE UPDATE ON "operation" BEGIN SELECT RAISE(ABORT, 'append only: operation'); END;

CREATE TRIGGER "paper_printed_no_delete" BEFORE DELETE ON "paper_printed" BEGIN SELECT RAISE(ABORT, 'append only: paper_printed'); END;

CREATE TRIGGER "paper_printed_no_update" BEFORE UPDATE ON "paper_printed" BEGIN SELECT RAISE(ABORT, 'append only: paper_printed'); END;

CREATE TRIGGER "secret_shown_no_delete" BEFORE DELETE ON "secret_shown" BEGIN SELECT RAISE(ABORT, 'append only: secret_shown'); END;

CREATE TRIGGER "secret_shown_no_update" BEFORE UPDATE ON "secret_shown" BEGIN SELECT RAISE(ABORT, 'append only: secret_shown'); END;

