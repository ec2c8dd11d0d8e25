//! The page itself.

use std::collections::BTreeMap;

use anyhow::Result;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Report;
use super::plot::{COLOURS, Line, Marks, Plot};
use super::shown::{self, Scale};
use crate::judged::{Allowed, EDGE, Judged, NIGHT, Verdict, lives, middle_of};
use crate::reading::{Part, Reading, Unit};
use crate::record::{Failure, Gone};

const STYLE: &str = include_str!("page.css");

/// The whole report, with its drawings in it.
pub(super) fn page(report: &Report) -> Result<String> {
    let parts: Vec<Markup> = [Part::Passing, Part::Patients, Part::Rest]
        .iter()
        .map(|part| one_part(report, *part))
        .collect::<Result<_>>()?;
    let verdict = if report.is_good() { "good" } else { "bad" };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Endurance of Portal Kiosk" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "Endurance of Portal Kiosk" }
                p.verdict.(verdict) { (report.verdict()) }
                p { (what_was_done(report)) }
                (failures(&report.found.failures))
                (machine(report))
                @for part in parts { (part) }
                p.note {
                    "Growth is the slope of a line through the readings, by least squares, in brackets between its two bounds: it is more than the first "
                    "and less than the second with a certainty of 95 % each. Readings that are alike because they follow one another count for "
                    "less. What is judged is the upper bound; of what is counted in pieces, the lowest of every five readings counts. The first patients of each supervisor, while everything is made once, are not in it. "
                    "All readings are in readings.csv, and everything in soak.json."
                }
            }
        }
    };
    Ok(page.into_string())
}

fn what_was_done(report: &Report) -> String {
    let mut done = Vec::new();
    let passing = report.patients(Part::Passing);
    if passing > 0 {
        done.push(format!("{passing} patients passed a supervisor without a window."));
    }
    let gone: Vec<&Gone> = report.found.gone.iter().filter(|gone| gone.at.part == Part::Patients).collect();
    if !gone.is_empty() {
        let stands = gone.iter().map(|gone| gone.at.stand).max().unwrap_or_default();
        let (from, to) = gone
            .iter()
            .fold((f64::MAX, 0.0_f64), |(from, to), gone| (from.min(gone.at.seconds), to.max(gone.at.seconds)));
        let faults = gone.iter().filter(|gone| gone.fault.is_some()).count();
        done.push(format!(
            "{} patients came to {stands} stands within {:.0} minutes and did as they liked; while {faults} of them were there, something broke. \
             Each was followed by a fresh sign-in screen on which nothing of them was to be seen{}.",
            gone.len(),
            (to - from) / 60.0,
            if report.found.failures.is_empty() { "" } else { ", but for what is said below" },
        ));
    }
    let rest = report.found.readings.iter().filter(|reading| reading.at.part == Part::Rest);
    let (from, to) = rest
        .fold((f64::MAX, 0.0_f64), |(from, to), reading| (from.min(reading.at.seconds), to.max(reading.at.seconds)));
    if to > from {
        done.push(format!("A stand rested for {:.1} hours.", (to - from) / 3600.0));
    }
    done.join(" ")
}

fn failures(failures: &[Failure]) -> Markup {
    html! {
        @if !failures.is_empty() {
            h2 { "What failed" }
            ol.failures {
                @for failure in failures {
                    li {
                        (failure.what)
                        @if let Some(picture) = &failure.picture { " (" a href=(picture) { "the screen then" } ")" }
                    }
                }
            }
        }
    }
}

fn machine(report: &Report) -> Markup {
    html! {
        table.facts {
            @for (name, value) in report.machine.lines() {
                @if !value.is_empty() { tr { th scope="row" { (name) } td { (value) } } }
            }
            tr { th scope="row" { "Seed" } td { (report.seed) } }
        }
    }
}

fn one_part(report: &Report, part: Part) -> Result<Markup> {
    let judged: Vec<&Judged> = report.judged.iter().filter(|judged| judged.part == part).collect();
    if judged.is_empty() {
        return Ok(html! {});
    }
    let plots: Vec<Markup> = judged.iter().map(|judged| plot(&report.found.readings, judged)).collect::<Result<_>>()?;
    let (each, who) =
        if part == Part::Rest { ("Growth an hour", false) } else { ("Growth a patient", part == Part::Patients) };
    Ok(html! {
        section {
            h2 { (part.title()) }
            p { (part.explanation()) }
            @if who { (who_came(&report.found.gone)) }
            table.figures {
                thead { tr { th { "What" } th.number { "At the start" } th.number { "At the end" } th.number { (each) " (95 %)" } th { "Allowed" } th { "Verdict" } } }
                tbody { @for judged in &judged { (row(judged)) } }
            }
            @for plot in plots { (plot) }
        }
    })
}

fn row(judged: &Judged) -> Markup {
    let unit = judged.quantity.unit();
    let class = match judged.verdict {
        Verdict::Flat => "good",
        Verdict::Grows | Verdict::TooFew => "bad",
        Verdict::Shown => "",
    };
    html! {
        tr {
            th scope="row" { (judged.quantity.name()) }
            td.number { (shown::value(unit, judged.start)) }
            td.number { (shown::value(unit, judged.end)) }
            td.number { (shown::growth(judged)) }
            td { (shown::allowed(judged)) }
            td class=(class) { (shown::verdict(judged.verdict)) }
        }
    }
}

fn who_came(gone: &[Gone]) -> Markup {
    let count = |what: fn(&Gone) -> Option<&'static str>| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in gone.iter().filter(|gone| gone.at.part == Part::Patients).filter_map(what) {
            *counts.entry(name).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    };
    let columns = [
        ("Who came", count(|gone| Some(gone.errand))),
        ("How they left", count(|gone| gone.fault.is_none().then_some(gone.leaving))),
        ("What broke while they were there", count(|gone| gone.fault)),
    ];
    html! {
        div.who {
            @for (title, counts) in columns {
                table {
                    thead { tr { th colspan="2" { (title) } } }
                    tbody { @for (name, count) in counts { tr { td { (name) } td.number { (count) } } } }
                }
            }
        }
    }
}

fn plot(readings: &[Reading], judged: &Judged) -> Result<Markup> {
    let Judged { part, quantity, .. } = *judged;
    let lives = lives(readings, part, quantity);
    if lives.is_empty() {
        return Ok(html! {});
    }
    let begun = lives.iter().flatten().map(|reading| reading.at.seconds).fold(f64::MAX, f64::min);
    let all = || lives.iter().flatten();
    let time = Scale::for_time(all().map(|reading| reading.at.seconds - begun).fold(0.0, f64::max));
    let value = Scale::for_values(quantity.unit(), all().map(|reading| reading.value).fold(0.0, f64::max));
    let place = |seconds: f64, amount: f64| ((seconds - begun) / time.divisor, amount / value.divisor);
    let lines: Vec<Line> = lives
        .iter()
        .map(|life| Line {
            stand: life[0].at.stand,
            points: life.iter().map(|reading| place(reading.at.seconds, reading.value)).collect(),
        })
        .collect();
    let limit = limit(judged, &lives).map(|ends| ends.map(|(seconds, amount)| place(seconds, amount)));
    let mut stands: Vec<usize> = lines.iter().map(|line| line.stand).collect();
    stands.dedup();
    let marks = if quantity.unit() == Unit::Seconds { Marks::Dots } else { Marks::Lines };
    let drawing = Plot { words: quantity.sentence(), time, value, marks, lines, limit }.draw()?;
    Ok(html! {
        figure {
            figcaption {
                strong { (quantity.sentence()) }
                span.legend {
                    @if stands.len() > 1 { @for stand in &stands { span style=(colour(*stand)) { "stand " (stand) } } }
                    @if limit.is_some() { span.limit { "the most that is allowed" } }
                }
                p { (quantity.explanation()) }
            }
            (PreEscaped(drawing))
        }
    })
}

/// As steeply up as is allowed from where the life with most readings begins: in seconds and in the quantity's unit.
fn limit(judged: &Judged, lives: &[Vec<Reading>]) -> Option<[(f64, f64); 2]> {
    let longest = lives.iter().max_by_key(|life| life.len())?;
    let first = &longest[..longest.len().min(EDGE)];
    let (begin, end) = (first[first.len() / 2].at, longest.last()?.at);
    let start = middle_of(first)?;
    let patients = end.patients as f64 - begin.patients as f64;
    let nights = (end.seconds - begin.seconds) / 3600.0 / NIGHT;
    let more = match judged.allowed {
        Allowed::EachPatient(most) => most * patients,
        Allowed::EachNight(most) => most * nights,
        Allowed::Share(share) if judged.part == Part::Rest => share * start * nights,
        Allowed::Share(share) => share * start,
        Allowed::Anything(_) => return None,
    };
    Some([(begin.seconds, start), (end.seconds, start + more)])
}

fn colour(stand: usize) -> String {
    let plotters::style::RGBColor(red, green, blue) = COLOURS[(stand - 1) % COLOURS.len()];
    format!("color: rgb({red} {green} {blue})")
}
