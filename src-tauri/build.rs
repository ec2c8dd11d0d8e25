//! Declares the shell's two commands, so that every other one is refused.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["watch_views", "send_intent"]);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(commands)
        .capabilities_path_pattern("src-tauri/capabilities/*.json");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}
