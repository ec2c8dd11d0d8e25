//! The published document is the contract that is served.

use std::path::Path;

use sandbox_portal::openapi_json;
use serde_json::Value;

use crate::portal::Portal;

#[test]
fn the_published_document_is_the_one_that_the_code_describes() {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/portal-api.json");
    let published = std::fs::read_to_string(published).unwrap();
    assert!(
        published == openapi_json(),
        "docs/portal-api.json is stale: cargo run -p sandbox-portal -- openapi > docs/portal-api.json"
    );
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document: Value = serde_json::from_str(&openapi_json()).unwrap();
    let mut references = Vec::new();
    collect_references(&document, &mut references);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_property_is_named_in_camel_case() {
    let document: Value = serde_json::from_str(&openapi_json()).unwrap();
    let mut names = Vec::new();
    collect_property_names(&document, &mut names);
    assert!(names.contains(&"queuePlace"), "{names:?}");
    assert!(names.iter().all(|name| !name.contains('_')), "{names:?}");
}

#[tokio::test]
async fn every_described_path_is_served_and_refuses_what_has_no_right() {
    let portal = Portal::start().await;
    let document: Value = serde_json::from_str(&openapi_json()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            let answer = portal.call(method, &format!("/v1{path}")).send().await;
            let needs_a_right = operation.get("security").is_some();
            assert_eq!(answer.status, if needs_a_right { 401 } else { 422 }, "{path}");
            assert!(operation["responses"].get(answer.status.to_string()).is_some(), "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_not_in_the_contract_is_a_problem_of_the_contract() {
    let portal = Portal::start().await;
    portal.get("/v1/nothing").send().await.expect_problem(404, "not-found");
    portal.get("/v1/attempts").send().await.expect_problem(405, "invalid-request");
}

fn collect_references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|field| collect_references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn collect_property_names<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    let named = value.get("properties").and_then(Value::as_object);
    found.extend(named.into_iter().flat_map(|properties| properties.keys().map(String::as_str)));
    match value {
        Value::Object(fields) => fields.values().for_each(|field| collect_property_names(field, found)),
        Value::Array(items) => items.iter().for_each(|item| collect_property_names(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
