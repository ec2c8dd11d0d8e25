//! The switches: what the sandbox is to do wrong, and its clock.

use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Redirect;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;

use super::{clock_face, framed};
use crate::Answers;
use crate::desk::App;
use crate::faults::{Faults, SWITCHES, Switch, SwitchKind};
use crate::invented::CLINICS;

/// How far the page's buttons move the clock.
const STEPS: [(&str, u32); 6] = [
    ("30 seconds", 30),
    ("1 minute", 60),
    ("2 minutes", 120),
    ("10 minutes", 600),
    ("1 hour", 3600),
    ("1 day", 86_400),
];

pub(super) async fn page(State(app): State<App>) -> Markup {
    // A set of switches and numbers is an object in JSON.
    let now_on = serde_json::to_value(app.faults()).unwrap_or_default();
    let now = app.now();
    framed(
        "/faults",
        "Faults",
        &html! {
            div.lead {
                h1 { "What goes wrong" }
                p { "Switches touch the contract's calls at once; these pages go on. A restart ends them all." }
            }
            form.card.switches method="post" {
                @for switch in SWITCHES { (switch_row(switch, &now_on[switch.name])) }
                button { "Apply" }
            }
            section.card.aside {
                div {
                    h2 { "The clock" }
                    @for clinic in CLINICS {
                        p { (clinic.name) ": " strong { (clock_face(clinic, now)) } }
                    }
                    p.hint { "Every expiry and every wait goes by it. These buttons move it forward only." }
                }
                form.steps method="post" action="/faults/clock" {
                    @for (label, seconds) in STEPS {
                        button name="seconds" value=(seconds) { "+ " (label) }
                    }
                }
            }
        },
    )
}

fn switch_row(switch: &Switch, value: &Value) -> Markup {
    html! {
        fieldset {
            legend { (switch.label) }
            p.hint { (switch.effect) }
            div.controls {
                @match switch.kind {
                    SwitchKind::OnOff => {
                        label.toggle {
                            input type="checkbox" name=(switch.name) aria-label=(switch.label) checked[value.as_bool() == Some(true)];
                            span.state {}
                        }
                    }
                    SwitchKind::Answers => {
                        select name=(switch.name) aria-label=(switch.label) {
                            @for answers in Answers::all() {
                                option value=(answers.name()) selected[*value == answers.name()] { (answers.label()) }
                            }
                        }
                    }
                    SwitchKind::Number { unit, least, most, step } => {
                        label {
                            input type="number" name=(switch.name) aria-label=(switch.label) min=(least) max=(most)
                                step=(step) value=(value.as_i64().unwrap_or_default());
                            span { (unit) }
                        }
                    }
                    SwitchKind::Clinics => {
                        @for clinic in CLINICS {
                            @let is_on = value.as_array().is_some_and(|on| on.iter().any(|id| id == clinic.id));
                            label.toggle {
                                input type="checkbox" name=(switch.name) value=(clinic.id) checked[is_on];
                                span { (clinic.name) }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn switch(
    State(app): State<App>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Redirect, StatusCode> {
    let faults = Faults::from_form(&fields).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    app.set_faults(faults);
    Ok(Redirect::to("/faults"))
}

#[derive(Deserialize)]
pub(super) struct Step {
    seconds: u32,
}

pub(super) async fn advance_clock(State(app): State<App>, Form(step): Form<Step>) -> Redirect {
    app.clock().advance(Duration::from_secs(step.seconds.into()));
    Redirect::to("/faults")
}
