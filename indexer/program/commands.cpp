// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/commands.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace onrecord::indexer::program {
namespace {

using schema::Setting;
using schema::SettingKind;

constexpr std::int64_t largest_shard = std::int64_t{1} << 24U;
constexpr std::int64_t most_workers = 256;

// Rows that several commands share.
constexpr Setting archive{.name = "archive",
                          .kind = SettingKind::Path,
                          .value_name = "DIR",
                          .help = "The Archive: every Revision ever imported",
                          .is_required = true};
constexpr Setting archive_to_verify{.name = "archive",
                                    .kind = SettingKind::Path,
                                    .value_name = "DIR",
                                    .help =
                                        "Prove this Archive: its chain, COMMITTED, kept Captures "
                                        "and corrections"};
constexpr Setting index_to_verify{.name = "index",
                                  .kind = SettingKind::Path,
                                  .value_name = "DIR",
                                  .help = "Prove every Generation of this index"};
constexpr Setting allow_fewer{.name = "allow-fewer",
                              .kind = SettingKind::Flag,
                              .help =
                                  "Serve the new Generation also when it has fewer Entries than "
                                  "the served one; without it, such a build stops"};
constexpr Setting index{.name = "index",
                        .kind = SettingKind::Path,
                        .value_name = "DIR",
                        .help = "The index: its Generations and which one is served",
                        .is_required = true};
constexpr Setting outlet{.name = "outlet",
                         .value_name = "NAME",
                         .help = "The Outlet of Captures that name none themselves"};
constexpr Setting lang{.name = "lang",
                       .value_name = "CODE",
                       .help =
                           "The language (ISO 639-1) of Captures that name none; without it "
                           "their words are not stemmed"};
constexpr Setting seen{.name = "seen",
                       .value_name = "TIME",
                       .help =
                           "When the Captures were taken (RFC 3339); without it, the files' "
                           "own time"};
constexpr Setting capture_list{.name = "list",
                               .kind = SettingKind::Path,
                               .value_name = "FILE",
                               .help =
                                   "Also import what this file names: a path a line, or path TAB "
                                   "address TAB time seen"};
constexpr Setting no_captures{.name = "no-captures",
                              .kind = SettingKind::Flag,
                              .help =
                                  "Do not keep the raw Captures in the Archive; a better "
                                  "reader cannot read them again then"};
constexpr Setting strict{.name = "strict",
                         .kind = SettingKind::Flag,
                         .help =
                             "Exit with 3 also where something is doubtful: guessed, cut, flat, "
                             "or a time that proves nothing"};
constexpr Setting inspected_page{.name = "html",
                                 .kind = SettingKind::Path,
                                 .value_name = "FILE",
                                 .help =
                                     "Also write all of it as one page, to look at beside the "
                                     "original"};
constexpr Setting shard_entries{.name = "shard-entries",
                                .kind = SettingKind::Number,
                                .value_name = "N",
                                .default_value = "524288",
                                .help =
                                    "Revisions in the largest Shard (1 to 16777216); smaller "
                                    "ones rebuild faster, and each Shard costs every search a "
                                    "little",
                                .least = 1,
                                .most = largest_shard};
constexpr Setting workers{.name = "workers",
                          .kind = SettingKind::Number,
                          .value_name = "N",
                          .default_value = "0",
                          .help =
                              "Threads that build (0 to 256; 0: one a core); each takes some "
                              "100 MB",
                          .least = 0,
                          .most = most_workers};
constexpr Setting no_annotation{.name = "no-annotation",
                                .kind = SettingKind::Flag,
                                .help =
                                    "Find no quotes, speakers, countries, topics; builds "
                                    "faster, for measuring"};
constexpr Setting positions{.name = "positions",
                            .kind = SettingKind::Flag,
                            .help =
                                "Also write Xapian's positions and termlists, for Shards that "
                                "are searched remotely; more than doubles the index"};
constexpr Setting authority{.name = "authority",
                            .kind = SettingKind::List,
                            .value_name = "FILE",
                            .help =
                                "A TSV file of more speakers with their other names; may be "
                                "given again"};
constexpr Setting force{.name = "force",
                        .kind = SettingKind::Flag,
                        .help = "Build even when nothing has changed; also ends a rollback"};
constexpr Setting rollback_to{.name = "to",
                              .kind = SettingKind::Number,
                              .value_name = "N",
                              .default_value = "0",
                              .help = "The Generation to serve (0: the one before the served one)",
                              .least = 0};
constexpr Setting keep{.name = "keep",
                       .kind = SettingKind::Number,
                       .value_name = "N",
                       .default_value = "2",
                       .help =
                           "How many of the newest Generations stay (1 to 1000), besides the "
                           "served one; more can be rolled back to and take space",
                       .least = 1,
                       .most = 1000};

constexpr Setting archive_of_corrections{.name = "archive",
                                         .kind = SettingKind::Path,
                                         .value_name = "DIR",
                                         .help = "Apply the corrections kept with this Archive"};
constexpr Setting corrected_entry{
    .name = "entry", .value_name = "ID", .help = "The Entry that has the quote (32 hex digits)"};
constexpr Setting corrected_quote{.name = "quote",
                                  .value_name = "WORDS",
                                  .help =
                                      "Words of the quote, enough to tell it from the Entry's "
                                      "others"};
constexpr Setting corrected_speaker{.name = "speaker",
                                    .value_name = "NAME",
                                    .help = "Who said it; 'nobody' when it is not known who did"};
constexpr Setting correction_kind{
    .name = "kind",
    .value_name = "KIND",
    .default_value = "our-reading",
    .help =
        "What was wrong: 'our-reading' (the page names this speaker, "
        "Onrecord read another) or 'the-outlet' (the page names "
        "another: print stays as it is, and the check says who it was)"};
constexpr Setting correction_undo{
    .name = "undo", .kind = SettingKind::Flag, .help = "Take back what was recorded of this quote"};
constexpr Setting correction_list{.name = "list",
                                  .kind = SettingKind::Flag,
                                  .help = "Show the corrections that stand; needs only --archive"};
constexpr Setting correcting{
    .name = "who", .value_name = "NAME", .help = "Who says so: kept with the correction"};
constexpr Setting reason{.name = "why",
                         .value_name = "TEXT",
                         .help = "Why, or by what source: kept with the correction"};

/// Settings that several commands have, one after the other.
template <std::size_t... counts>
constexpr auto joined(const Setting (&... parts)[counts]) {
    std::array<Setting, (counts + ...)> all{};
    auto at = all.begin();
    ((at = std::copy(std::begin(parts), std::end(parts), at)), ...);
    return all;
}

constexpr Setting erasure_reason{.name = "reason",
                                 .value_name = "TEXT",
                                 .help = "Why: stays in the Archive, in the words' place"};
constexpr Setting erasing{.name = "who",
                          .value_name = "NAME",
                          .help = "Who has it erased: stays too; without it, the login name"};
constexpr Setting erase_settings[] = {archive, erasure_reason, erasing};
constexpr Setting export_to{.name = "to",
                            .kind = SettingKind::Path,
                            .value_name = "DIR",
                            .help = "The folder to make; not there yet, or empty",
                            .is_required = true};
constexpr Setting backup_to{.name = "to",
                            .kind = SettingKind::Path,
                            .value_name = "DIR",
                            .help =
                                "The backup's folder: a new one, or that of an earlier backup, of "
                                "which only what differs is copied",
                            .is_required = true};
constexpr Setting restore_from{.name = "from",
                               .kind = SettingKind::Path,
                               .value_name = "DIR",
                               .help = "The backup's folder",
                               .is_required = true};
constexpr Setting backup_settings[] = {archive, backup_to};
constexpr Setting restore_settings[] = {restore_from, archive};
constexpr Setting export_settings[] = {archive, export_to};
constexpr Setting annotate_settings[] = {outlet, lang, authority, archive_of_corrections};
constexpr Setting correct_settings[] = {archive,
                                        corrected_entry,
                                        corrected_quote,
                                        corrected_speaker,
                                        correction_kind,
                                        correcting,
                                        reason,
                                        correction_undo,
                                        correction_list};
constexpr Setting capture_settings[] = {capture_list, outlet, lang, seen, no_captures, strict};
constexpr Setting inspect_settings[] = {outlet, lang, seen, inspected_page, strict};
constexpr Setting making_settings[] = {
    shard_entries, workers, no_annotation, positions, authority, force, allow_fewer};
constexpr Setting archive_alone[] = {archive};
constexpr Setting archive_and_index[] = {archive, index};
constexpr auto import_settings = joined(archive_alone, capture_settings);
constexpr auto build_settings = joined(archive_and_index, making_settings);
constexpr auto both_settings = joined(archive_and_index, capture_settings, making_settings);
constexpr Setting watched_capture_settings[] = {outlet, lang, no_captures, strict, keep};
constexpr auto watch_settings =
    joined(archive_and_index, watched_capture_settings, making_settings);
constexpr Setting list_settings[] = {index};
constexpr Setting verify_settings[] = {index_to_verify, archive_to_verify};
constexpr Setting rollback_settings[] = {index, rollback_to};
constexpr Setting gc_settings[] = {index, keep};

/// Whether a command changes anything on the disk.
enum class Effect : std::uint8_t { Nothing, Something };

struct Row {
    schema::Command command;
    schema::ExitStatus (*run)(const schema::Settings&);
    Effect effect = Effect::Something;
};

constexpr Row rows[] = {
    {{"import",
      "Read Captures (files, folders of them, or - for stdin) into the Archive",
      "[CAPTURE...]",
      import_settings,
      "onrecord-index import --archive my/archive tests/data/samples"},
     run_import},
    {{"build",
      "Make a new Generation of the Archive and serve it",
      "",
      build_settings,
      "onrecord-index build --archive my/archive --index my/index"},
     run_build},
    {{"run",
      "Import, then build",
      "[CAPTURE...]",
      both_settings,
      "onrecord-index run --archive my/archive --index my/index tests/data/samples"},
     run_both},
    {{"watch",
      "Import and publish what arrives in a folder, until SIGTERM or Ctrl+C",
      "FOLDER",
      watch_settings,
      "onrecord-index watch --archive my/archive --index my/index tests/data/samples"},
     run_watch},
    {{"list",
      "Show the Generations and which one is served",
      "",
      list_settings,
      "onrecord-index list --index my/index"},
     run_list,
     Effect::Nothing},
    {{"verify",
      "Read every byte of every Generation, and of the Archive, against its digest",
      "",
      verify_settings,
      "onrecord-index verify --index my/index --archive my/archive"},
     run_verify,
     Effect::Nothing},
    {{"repair",
      "Set aside, never delete, what is damaged in the Archive, and keep all else",
      "",
      archive_alone,
      "onrecord-index repair --archive my/archive"},
     run_repair},
    {{"rollback",
      "Serve an older Generation, until the Archive changes",
      "",
      rollback_settings,
      "onrecord-index rollback --index my/index"},
     run_rollback},
    {{"inspect",
      "Show what an import would take from a Capture, entry by entry, without an Archive",
      "CAPTURE...",
      inspect_settings,
      "onrecord-index inspect tests/data/samples/nordufer-tageblatt-bahnstreik.html"},
     run_inspect,
     Effect::Nothing},
    {{"annotate",
      "Show what is found in Captures: every quote with speaker, rule and evidence",
      "CAPTURE...",
      annotate_settings,
      "onrecord-index annotate tests/data/samples"},
     run_annotate,
     Effect::Nothing},
    {{"correct",
      "Record who really said a quote; wins over every rule from the next build on",
      "",
      correct_settings,
      "onrecord-index correct --archive my/archive --entry 807c19c6d4eb6663795e928a451f9c94 "
      "--quote 'These are sailors' --speaker 'Aino Harjula' --who 'A. Checker' --why 'video, "
      "02:13'"},
     run_correct},
    {{"erase",
      "Take an Entry's words out of the Archive for good, and say who had it done and why",
      "ID",
      erase_settings,
      "onrecord-index erase --archive my/archive --reason 'court order 12/2025' "
      "807c19c6d4eb6663795e928a451f9c94"},
     run_erase},
    {{"backup",
      "Copy what differs of the Archive to a backup, while imports may run, and read it all back",
      "",
      backup_settings,
      "onrecord-index backup --archive my/archive --to my/backup"},
     run_backup},
    {{"restore",
      "Make an Archive of a backup, after reading all of it",
      "",
      restore_settings,
      "onrecord-index restore --from my/backup --archive my/restored"},
     run_restore},
    {{"export",
      "Give back all that the Archive has: Revisions as JSON Lines, raw Captures, as an RO-Crate",
      "",
      export_settings,
      "onrecord-index export --archive my/archive --to my/export"},
     run_export},
    {{"gc",
      "Remove old Generations",
      "",
      gc_settings,
      "onrecord-index gc --index my/index --keep 2"},
     run_gc},
};

constexpr std::array<schema::Command, std::size(rows)> commands_of_rows() {
    std::array<schema::Command, std::size(rows)> commands{};
    for (std::size_t i = 0; i < commands.size(); ++i) {
        commands[i] = rows[i].command;
    }
    return commands;
}
constexpr auto commands = commands_of_rows();

constexpr schema::Program program{
    "onrecord-index", "Import news liveblogs, and build and keep the index of them", commands};

}  // namespace

const schema::Program& index_program() { return program; }

namespace {

struct Owner {
    const char* setting;  ///< Names a folder,
    const char* foreign;  ///< which with this in it belongs to something else:
    std::string_view what;
};
constexpr Owner owners[] = {
    {"archive", "generations", "an index"},
    {"index", "segments", "an Archive"},
};

/// What another command has made is not written into.
void require_own(const schema::Settings& settings) {
    namespace fs = std::filesystem;
    for (const Owner& owner : owners) {
        const bool is_named = std::ranges::any_of(
            settings.command().settings,
            [&](const schema::Setting& one) { return one.name == owner.setting; });
        if (!is_named || settings.text(owner.setting).empty()) continue;
        std::error_code unreadable;  // Told by whoever reads it.
        const fs::path folder = settings.text(owner.setting);
        if (!fs::is_directory(folder / owner.foreign, unreadable)) continue;
        throw schema::Failure{schema::ExitStatus::Usage,
                              "'" + folder.string() + "' is " + std::string{owner.what} + "; --" +
                                  owner.setting +
                                  " needs a folder of its own. Nothing was changed."};
    }
}

/// Archive, index, backup and export each own their folder: one in another would be taken for part
/// of it, copied, cleaned up or refused later.
void require_apart(const schema::Settings& settings) {
    namespace fs = std::filesystem;
    constexpr const char* folders[] = {"archive", "index", "to", "from"};
    std::vector<fs::path> paths;
    for (const char* name : folders) {
        const bool is_folder = std::ranges::any_of(
            settings.command().settings,
            [&](const auto& one) { return one.name == name && one.kind == SettingKind::Path; });
        if (!is_folder || settings.text(name).empty()) continue;
        const fs::path path = fs::weakly_canonical(fs::absolute(settings.text(name)));
        // A slash at the end would count as a name of its own.
        paths.push_back(path.has_filename() ? path : path.parent_path());
    }
    for (const fs::path& outer : paths) {
        for (const fs::path& inner : paths) {
            if (&outer == &inner) continue;
            const auto [end, within] = std::ranges::mismatch(outer, inner);
            if (end != outer.end()) continue;
            throw schema::Failure{
                schema::ExitStatus::Usage,
                "'" + inner.string() + "' is or stands in '" + outer.string() +
                    "': Archive, index, backup and export each need a folder of their own, beside "
                    "the others. Nothing was changed."};
        }
    }
}

}  // namespace

schema::ExitStatus run_command(const schema::Settings& settings) {
    const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& one) {
        return one.command.name == settings.command().name;
    });
    assert(row != std::end(rows));
    require_apart(settings);
    require_own(settings);
    // Who no longer reads what is printed does not end an import in its middle; delivered() tells.
    if (row->effect == Effect::Something) std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c)
    return row->run(settings);
}

}  // namespace onrecord::indexer::program
