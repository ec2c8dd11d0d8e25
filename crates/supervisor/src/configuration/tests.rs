//! What a stand is told of its configuration, word for word: it is read by whoever has to mend it.

use std::fs;

use super::*;

/// What is said of a file with this in it, without the file's name.
fn said_of(bytes: impl AsRef<[u8]>) -> String {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("kiosk.toml");
    fs::write(&file, bytes).unwrap();
    let said = Configuration::load(Some(&file)).unwrap_err().to_string();
    said.replace(&file.display().to_string(), "kiosk.toml")
}

fn check(text: &str, expected: &str) {
    assert_eq!(said_of(text), format!("the configuration kiosk.toml, {expected}"), "{text}");
}

const AT_THE_TOP: &str = "What can stand there: window, country, support-contact, shell, notice, rendering, heartbeat-seconds, branding-refresh-seconds, \
     clock-tolerance-seconds, dashboard-origins, rules, limits, recovery, sandbox";

const IN_RULES: &str = "What can stand there: text-countries, wrong-codes, code-lifetime-seconds, resend-waits-seconds, \
     idle-seconds, idle-warning-seconds, idle-typed-seconds, idle-typed-warning-seconds, still-you-seconds, idle-verification-seconds, \
     idle-verification-link-seconds, idle-staff-seconds, not-arrived-seconds, link-interval-seconds, attract-seconds, session-seconds, \
     session-warning-seconds, session-extension-seconds, session-extensions, appointments-refresh-seconds, \
     patient-name, visit-details, method, disclosure, email-domains, staff-call-seconds";

const IN_RECOVERY: &str = "What can stand there: crashes, crashes-within-seconds";

const IN_SANDBOX: &str = "What can stand there: memory-mebibytes, tasks";

const IN_LIMITS: &str = "What can stand there: stand-codes, stand-codes-within-seconds, contact-codes, \
     contact-codes-within-seconds";

#[test]
fn an_empty_configuration_is_the_usual_one() {
    for text in ["", "# nothing\n", "[rules]\n", "\u{feff}\n", "window = {}"] {
        assert_eq!(Configuration::parse(text).unwrap(), Configuration::default(), "{text:?}");
    }
}

#[test]
fn what_is_written_replaces_what_is_usual_and_nothing_else() {
    let written = Configuration::parse(
        r#"
        country = "gb"
        support-contact = "Harbour IT, +1 202 555 0123"
        window = { width = 540, height = 960 }
        heartbeat-seconds = 5
        rendering = "software"
        clock-tolerance-seconds = 60
        [limits]
        contact-codes = 3
        stand-codes-within-seconds = 60
        [recovery]
        crashes = 4
        [sandbox]
        memory-mebibytes = 2048
        [rules]
        method = "phone"
        disclosure = "neutral"
        email-domains = ["harbour.example.org", "bücher.example"]
        idle-seconds = 45
        still-you-seconds = 20
        appointments-refresh-seconds = 60
        patient-name = "initials"
        visit-details = true
        resend-waits-seconds = [5, 1_0]
        text-countries = ["GB", "IE"]
        "#,
    );
    let usual = Configuration::default();
    let code = |code: &str| CountryCode(code.to_owned());
    assert_eq!(
        written.unwrap(),
        Configuration {
            country: Some(code("GB")),
            support_contact: SupportContact::parse("Harbour IT, +1 202 555 0123").ok(),
            window: WindowPlan::Windowed { width: 540, height: 960 },
            heartbeat: Duration::from_secs(5),
            rendering: Some(Drawing::Software),
            clock_tolerance: Duration::from_secs(60),
            limits: CodeLimits {
                stand: Limit { within: Duration::from_secs(60), ..usual.limits.stand },
                contact: Limit { codes: 3, ..usual.limits.contact },
            },
            sandbox_limits: SandboxLimits { memory: 2048, ..usual.sandbox_limits },
            crash_limit: CrashLimit { crashes: 4, ..usual.crash_limit },
            rules: Rules {
                method: SignInMethod::Phone,
                disclosure: Disclosure::Neutral,
                email_domains: vec!["harbour.example.org".to_owned(), "bücher.example".to_owned()],
                idle: Duration::from_secs(45),
                still_you: Duration::from_secs(20),
                appointments_refresh: Duration::from_secs(60),
                patient_name: NameShown::Initials,
                visit_details: VisitDetails::Shown,
                resend_waits: vec![Duration::from_secs(5), Duration::from_secs(10)],
                text_countries: TextCountries::Only(vec![code("GB"), code("IE")]),
                ..usual.rules.clone()
            },
            ..usual
        }
    );
}

#[test]
fn what_is_documented_is_understood_and_usual() {
    let documentation = include_str!("../../../../docs/running-a-stand.md");
    let (_, after) = documentation.split_once("```toml\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    let documented = Configuration::parse(example).unwrap();
    let rules = Rules { text_countries: documented.rules.text_countries.clone(), ..Rules::default() };
    assert_eq!(documented.rules, rules);
    assert!(documented.support_contact.is_some());
    let usual = Configuration::default();
    assert_eq!((documented.limits, documented.crash_limit), (usual.limits, usual.crash_limit));
    assert_eq!(documented.sandbox_limits, usual.sandbox_limits);
    assert_eq!((documented.clock_tolerance, documented.rendering), (usual.clock_tolerance, usual.rendering));
    assert_eq!((documented.heartbeat, documented.branding_refresh), (usual.heartbeat, usual.branding_refresh));
    // Every key there is.
    let written = |key: &&str| example.lines().any(|line| line.trim_start().starts_with(&format!("{key} =")));
    let lists =
        [IN_RULES, IN_LIMITS, IN_RECOVERY, IN_SANDBOX].map(|list| list.trim_start_matches("What can stand there: "));
    let missing: Vec<_> = lists.iter().flat_map(|list| list.split(", ")).filter(|key| !written(key)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn a_typo_is_named_with_its_line_what_can_stand_there_and_the_nearest_right_key() {
    check(
        "country = \"GB\"\n[rules]\nidle-secnods = 45\n",
        &format!("line 3: \"idle-secnods\" is not known in [rules]; did you mean \"idle-seconds\"? {IN_RULES}"),
    );
    check(
        "\nheartbeet = 6",
        &format!(
            "line 2: \"heartbeet\" is not known at the top of the file; did you mean \"heartbeat-seconds\"? {AT_THE_TOP}"
        ),
    );
    check(
        "[rule]\nidle-seconds = 5",
        &format!("line 1: \"rule\" is not known at the top of the file; did you mean \"rules\"? {AT_THE_TOP}"),
    );
    check(
        "[limits]\nstand-code = 5",
        &format!("line 2: \"stand-code\" is not known in [limits]; did you mean \"stand-codes\"? {IN_LIMITS}"),
    );
    check(
        "[window]\nwidth = 540\nheigth = 960",
        "line 3: \"heigth\" is not known in [window]; did you mean \"height\"? What can stand there: width, height",
    );
}

#[test]
fn whom_staff_calls_is_one_line_that_can_be_shown() {
    for written in ["\"\"", "\"two\\nlines\"", "7"] {
        check(
            &format!("support-contact = {written}"),
            &format!(
                "line 1: \"support-contact\" cannot be {written}: it has to be one line of 1 to 80 characters, between quotation marks"
            ),
        );
    }
}

#[test]
fn a_key_that_resembles_none_is_refused_without_a_guess() {
    check("xyz = 1", &format!("line 1: \"xyz\" is not known at the top of the file. {AT_THE_TOP}"));
}

#[test]
fn a_key_in_the_wrong_table_is_told_where_it_belongs() {
    check(
        "idle-seconds = 45",
        &format!("line 1: \"idle-seconds\" is not known at the top of the file; it belongs in [rules]. {AT_THE_TOP}"),
    );
}

#[test]
fn a_value_of_the_wrong_type_or_out_of_range_says_what_it_has_to_be() {
    let seconds = "it has to be a whole number of seconds from 1 to 3600";
    let country = "it has to be a country by its two letters, such as \"US\"";
    let pixels = "it has to be a whole number from 320 to 16384";
    for (text, expected) in [
        ("[rules]\nidle-seconds = \"a minute\"", format!("line 2: \"idle-seconds\" cannot be \"a minute\": {seconds}")),
        ("[rules]\n\nidle-seconds = 0", format!("line 3: \"idle-seconds\" cannot be 0: {seconds}")),
        ("[rules]\nidle-seconds = -5", format!("line 2: \"idle-seconds\" cannot be -5: {seconds}")),
        ("[rules]\nidle-seconds = 1.5", format!("line 2: \"idle-seconds\" cannot be 1.5: {seconds}")),
        ("[rules]\nidle-seconds = 3601", format!("line 2: \"idle-seconds\" cannot be 3601: {seconds}")),
        ("heartbeat-seconds = 99999999999999999999", format!("line 1: \"heartbeat-seconds\" cannot be 99999999999999999999: {seconds}")),
        ("heartbeat-seconds = true", format!("line 1: \"heartbeat-seconds\" cannot be true: {seconds}")),
        ("country = \"XX\"", format!("line 1: \"country\" cannot be \"XX\": {country}")),
        ("country = \"United Kingdom\"", format!("line 1: \"country\" cannot be \"United Kingdom\": {country}")),
        ("country = 44", format!("line 1: \"country\" cannot be 44: {country}")),
        ("shell = \"\"", "line 1: \"shell\" cannot be \"\": it has to be a path between quotation marks".to_owned()),
        ("window = { width = 0, height = 960 }", format!("line 1: \"width\" cannot be 0: {pixels}")),
        ("window = { width = 540, height = 1000000 }", format!("line 1: \"height\" cannot be 1000000: {pixels}")),
        ("window = { width = 540 }", format!("line 1: \"height\" is missing in [window]: {pixels}")),
        ("window = \"large\"", "line 1: \"window\" has to be a table, as in [window]".to_owned()),
        ("rules = []", "line 1: \"rules\" has to be a table, as in [rules]".to_owned()),
        (
            "[rules]\nmethod = \"fax\"",
            "line 2: \"method\" cannot be \"fax\": it has to be \"email\" or \"phone\"".to_owned(),
        ),
        (
            "[rules]\ndisclosure = true",
            "line 2: \"disclosure\" cannot be true: it has to be \"portal\" or \"neutral\"".to_owned(),
        ),
        (
            "[rules]\nemail-domains = [\"@example.org\"]",
            "line 2: \"email-domains\" cannot be [\"@example.org\"]: it has to be a list, as in [a, b], of 0 to 8, each a \
             domain such as \"example.org\""
                .to_owned(),
        ),
        (
            "[rules]\nvisit-details = \"yes\"",
            "line 2: \"visit-details\" cannot be \"yes\": it has to be true or false".to_owned(),
        ),
        (
            "[rules]\npatient-name = \"none\"",
            "line 2: \"patient-name\" cannot be \"none\": it has to be \"first-name\" or \"initials\"".to_owned(),
        ),
        ("[limits]\nstand-codes = 0", "line 2: \"stand-codes\" cannot be 0: it has to be a whole number from 1 to 1000".to_owned()),
        ("[sandbox]\ntasks = 20", "line 2: \"tasks\" cannot be 20: it has to be a whole number from 200 to 4096".to_owned()),
        ("[sandbox]\nmemory = 2048", format!("line 2: \"memory\" is not known in [sandbox]; did you mean \"memory-mebibytes\"? {IN_SANDBOX}")),
        ("[recovery]\ncrashes = 1", "line 2: \"crashes\" cannot be 1: it has to be a whole number from 2 to 1000".to_owned()),
        ("[rules]\nwrong-codes = 0", "line 2: \"wrong-codes\" cannot be 0: it has to be a whole number from 1 to 20".to_owned()),
        (
            "[rules]\nresend-waits-seconds = 30",
            "line 2: \"resend-waits-seconds\" cannot be 30: it has to be a list, as in [a, b], of 0 to 10, each a whole \
             number of seconds from 1 to 3600"
                .to_owned(),
        ),
        (
            "[rules]\ntext-countries = [\"US\", \"Ruritania\"]",
            format!(
                "line 2: \"text-countries\" cannot be [\"US\", \"Ruritania\"]: it has to be a list, as in [a, b], of 1 to \
                 250, each {}",
                country.trim_start_matches("it has to be ")
            ),
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn a_long_value_is_not_repeated_whole() {
    let said = said_of(format!("country = \"{}\"", "é".repeat(100_000)));
    assert!(said.contains("ééé…: it has to be") && said.len() < 300, "{said}");
}

#[test]
fn numbers_that_contradict_each_other_are_refused() {
    check(
        "[rules]\nsession-seconds = 60",
        "line 1: \"session-warning-seconds\" (120) has to be less than \"session-seconds\" (60)",
    );
}

#[test]
fn what_is_written_twice_is_named() {
    check("country = \"GB\"\ncountry = \"US\"", "line 2: country is written a second time: keep one of them");
    check("[rules]\n[window]\n[rules]\n", "line 3: rules is written a second time: keep one of them");
}

#[test]
fn what_is_no_toml_is_named_with_its_line() {
    check("country = \"GB\"\nthe stand at the door\n", "line 2: this is not TOML: key with no value, expected `=`");
    check("country = GB", "line 1: this is not TOML: string values must be quoted, expected literal string");
}

#[test]
fn a_file_that_is_no_text_is_named_with_its_line() {
    let expected = "the configuration kiosk.toml, line 2: this is not UTF-8; save the file as UTF-8";
    assert_eq!(said_of(b"# Empfang\n# M\xfcnchen\n"), expected);
}

#[test]
fn a_file_that_never_ends_is_not_read_to_its_end() {
    let said = Configuration::load(Some(Path::new("/dev/zero"))).unwrap_err().to_string();
    assert_eq!(said, "/dev/zero is too long for a configuration: name another file");
}

#[test]
fn a_file_that_is_missing_or_a_directory_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let missing = directory.path().join("kiosk.toml");
    for (path, why) in [
        (missing.as_path(), "No such file or directory (os error 2)"),
        (directory.path(), "Is a directory (os error 21)"),
    ] {
        let expected = format!(
            "the configuration {} cannot be read ({why}): it has to be a file that the stand's user may read",
            path.display()
        );
        assert_eq!(Configuration::load(Some(path)).unwrap_err().to_string(), expected);
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_is_understood_or_refused_with_a_line_that_is_there(text in r#"([a-z\[\]="0-9.\-\n ]|rules|window|idle-seconds|country){0,40}"#) {
        if let Err(mistake) = Configuration::parse(&text) {
            proptest::prop_assert!(mistake.place.start <= text.len() && !mistake.what.is_empty());
        }
    }
}
