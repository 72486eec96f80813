// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that carry an Archive elsewhere: export and the import of one, backup, restore.
#include "indexer/program/copying.hpp"

#include "corpus/archive_backup.hpp"
#include "corpus/archive_export.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/reports.hpp"
#include "indexer/program/wording.hpp"

#include <algorithm>
#include <iostream>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Settings;

/// Damaged files are reported; everything else was copied.
ExitStatus tell(const corpus::ExportReport& report,
                std::string_view done,
                const Settings& settings) {
    for (const auto& file : report.damaged)
        std::cerr << file.string() << ": is damaged and was left out.\n";
    if (settings.flag("json")) {
        print_json("summary",
                   {{"revisions", report.revisions},
                    {"captures", report.captures},
                    {"bytes", report.bytes},
                    {"position", report.position},
                    {"damaged", report.damaged.size()}});
    } else {
        std::cout << done << counted(report.revisions, "Revision", "Revisions") << " and "
                  << counted(report.captures, "raw Capture", "raw Captures") << ".\n";
    }
    return report.damaged.empty() ? ExitStatus::Done : ExitStatus::PartlyDone;
}

ExitStatus tell(const corpus::BackupReport& report,
                std::string_view done,
                const Settings& settings) {
    for (const corpus::ArchiveFinding& finding : report.damaged)
        std::cerr << finding.place << ": " << finding.reason << "; it was not copied.\n";
    if (settings.flag("json")) {
        print_json("summary",
                   {{"revisions", report.revisions},
                    {"copied_files", report.copied_files},
                    {"copied_bytes", report.copied_bytes},
                    {"kept_files", report.kept_files},
                    {"damaged", report.damaged.size()}});
    } else {
        std::cout << done << counted(report.revisions, "Revision", "Revisions") << "; "
                  << counted(report.copied_files, "file", "files") << " ("
                  << bytes_in_words(report.copied_bytes) << ") copied, "
                  << grouped(report.kept_files) << " as before; all read back.\n";
    }
    return report.damaged.empty() ? ExitStatus::Done : ExitStatus::PartlyDone;
}

}  // namespace

ExitStatus run_backup(const Settings& settings) {
    const auto report = corpus::back_up(settings.text("archive"), settings.text("to"));
    return tell(report, "The backup has ", settings);
}

ExitStatus run_restore(const Settings& settings) {
    const auto report = corpus::restore(settings.text("from"), settings.text("archive"));
    return tell(report, "Restored: ", settings);
}

ExitStatus run_export(const Settings& settings) {
    const auto report = corpus::export_archive(settings.text("archive"), settings.text("to"));
    return tell(report, "Exported to " + settings.text("to") + ": ", settings);
}

bool names_export(const Settings& settings) {
    const auto& operands = settings.operands();
    const bool has_export = std::ranges::any_of(
        operands, [](const std::string& operand) { return corpus::is_export(operand); });
    if (has_export && (operands.size() > 1 || settings.is_set("list"))) {
        throw schema::Failure{ExitStatus::Usage,
                              "An export makes an Archive of its own: import it alone."};
    }
    return has_export;
}

ExitStatus import_export(const Settings& settings) {
    const auto report =
        corpus::import_export(settings.operands().front(), settings.text("archive"));
    return tell(report, "The export is in the Archive: ", settings);
}

}  // namespace onrecord::indexer::program
