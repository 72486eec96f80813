// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look after an Archive: repair, and its part of verify.
#include "indexer/program/caring.hpp"

#include "corpus/archive_care.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/reports.hpp"
#include "indexer/program/wording.hpp"

#include <boost/json/array.hpp>

#include <iostream>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Settings;

void print_findings(std::string_view type,
                    const std::vector<corpus::ArchiveFinding>& findings,
                    const Settings& settings) {
    for (const corpus::ArchiveFinding& finding : findings) {
        std::cerr << finding.place << ": " << finding.reason << ".\n";
        if (!settings.flag("json")) continue;
        print_json(type, {{"place", finding.place}, {"reason", finding.reason}});
    }
}

boost::json::object to_json(const corpus::RepairReport& report) {
    boost::json::array files;
    for (const auto& file : report.set_aside)
        files.emplace_back(file.string());
    return {
        {"findings", report.findings.size()},
        {"folder", report.folder.string()},
        {"set_aside", std::move(files)},
        {"revisions", report.revisions},
        {"saved_captures", report.saved_captures},
        {"saved_revisions", report.saved_revisions},
        {"lost_revisions", report.lost_revisions},
        {"lost_captures", report.lost_captures},
        {"restored_corrections", report.restored_corrections},
    };
}

/// What the chain itself says is gone: proven is what is left.
std::string lost_in_words(const corpus::ArchiveProof& proof) {
    if (proof.lost_revisions == 0 && proof.lost_captures == 0) return {};
    std::string text = "; LOST before, as a repair recorded: ";
    if (proof.lost_revisions > 0) {
        text += counted(proof.lost_revisions, "Revision", "Revisions");
    }
    if (proof.lost_captures > 0) {
        if (proof.lost_revisions > 0) text += " and ";
        text += counted(proof.lost_captures, "raw Capture", "raw Captures");
    }
    return text + "; what is left is";
}

std::string in_words(const corpus::RepairReport& report) {
    if (report.findings.empty()) return "Nothing is damaged; nothing was changed.";
    std::string text =
        "The Archive has " + counted(report.revisions, "Revision", "Revisions") + ".";
    if (report.saved_captures > 0) {
        text += " " + counted(report.saved_captures, "Capture", "Captures") + " (" +
                counted(report.saved_revisions, "Revision", "Revisions") +
                ") behind the damage chained anew.";
    }
    if (report.lost_revisions > 0) {
        text += " " + counted(report.lost_revisions, "Revision", "Revisions") +
                " could not be read: import their Captures again; the kept ones lie in captures/.";
    }
    if (report.restored_corrections > 0) {
        text += " " + counted(report.restored_corrections, "correction", "corrections") +
                " made anew from the chain.";
    }
    if (report.lost_captures > 0) {
        text += " " + counted(report.lost_captures, "raw Capture", "raw Captures") +
                " could not be saved and are recorded as lost; what was read from them stays.";
    }
    if (!report.set_aside.empty()) text += "\nSet aside, nothing deleted:";
    for (const auto& file : report.set_aside)
        text += "\n  " + file.string();
    return text + "\nNow import and build as usual; verify --archive proves it.";
}

}  // namespace

ExitStatus verify_archive(const Settings& settings) {
    const corpus::ArchiveProof proof = corpus::prove_archive(settings.text("archive"));
    print_findings("finding", proof.findings, settings);
    print_findings("note", proof.notes, settings);
    if (settings.flag("json")) {
        print_json("archive",
                   {{"blocks", proof.blocks},
                    {"revisions", proof.revisions},
                    {"erased", proof.erased},
                    {"kept_captures", proof.kept_captures},
                    {"lost_captures", proof.lost_captures},
                    {"lost_revisions", proof.lost_revisions},
                    {"corrections", proof.corrections},
                    {"findings", proof.findings.size()}});
    } else {
        std::cout << "Archive: " << counted(proof.revisions, "Revision", "Revisions") << " in "
                  << counted(proof.blocks, "block", "blocks") << ", "
                  << (proof.erased > 0 ? grouped(proof.erased) + " erased, " : std::string{})
                  << counted(proof.kept_captures, "kept Capture", "kept Captures") << ", "
                  << counted(proof.corrections, "correction", "corrections") << lost_in_words(proof)
                  << (proof.findings.empty()
                          ? (lost_in_words(proof).empty() ? ", proven\n" : " proven\n")
                          : ", DAMAGED: onrecord-index repair --archive " +
                                settings.text("archive") + " sets aside what is wrong\n");
    }
    return proof.findings.empty() ? ExitStatus::Done : ExitStatus::BadData;
}

ExitStatus run_repair(const Settings& settings) {
    const corpus::RepairReport report = corpus::repair_archive(settings.text("archive"));
    print_findings("finding", report.findings, settings);
    if (settings.flag("json")) {
        print_json("summary", to_json(report));
    } else {
        std::cout << in_words(report) << '\n';
    }
    return ExitStatus::Done;
}

}  // namespace onrecord::indexer::program
