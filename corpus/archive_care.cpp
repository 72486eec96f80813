// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_care.hpp"

#include "corpus/archive/committed.hpp"
#include "corpus/archive/erasing.hpp"
#include "corpus/archive/format.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/lock.hpp"
#include "corpus/archive/salvage.hpp"
#include "corpus/archive/settling.hpp"
#include "corpus/corrections.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace onrecord::corpus {
namespace {

namespace fs = std::filesystem;
using archive::Block;
using archive::ChainBreak;
using archive::ChainPosition;
using archive::ChainWriter;
using archive::LineParser;
using archive::LooseCapture;
using archive::Settlement;
using schema::ExitStatus;
using schema::Failure;

void require_archive(const fs::path& folder) {
    if (fs::is_directory(folder / "segments")) return;
    throw Failure{ExitStatus::NoInput, "There is no Archive in '" + folder.string() + "'."};
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// What reading the whole chain, line by line, tells.
struct ChainReading {
    ChainPosition closed;        ///< After the last whole closed Capture.
    std::set<std::string> keys;  ///< Import keys of the Captures up to there.
    std::optional<ChainBreak> stop;
    std::vector<ArchiveFinding> findings;
    std::map<std::string, std::string> erased;  ///< Digests of erased lines, and where each stood.
    std::set<std::string> erased_lines;         ///< Digests that tombstones name.
    std::set<std::string> erased_captures;      ///< The same of raw Captures.
    std::uint64_t trusted_blocks = 0;  ///< Rewritten, and of a format that cannot prove the rest.
};

std::string block_place(const fs::path& segments, const ChainPosition& at) {
    return "'" + archive::segment_file(segments, at.segment).string() + "', block " +
           std::to_string(at.blocks) + ", byte " + std::to_string(at.offset_bytes);
}

void take_tombstone(const archive::ArchiveLine& line, ChainReading& reading) {
    const auto* stone = std::get_if<archive::Tombstone>(&line);
    if (stone == nullptr) return;
    reading.erased_lines.insert(stone->lines.begin(), stone->lines.end());
    reading.erased_captures.insert(stone->captures.begin(), stone->captures.end());
}

ChainReading read_all(const fs::path& segments) {
    ChainReading reading;
    LineParser parser;
    reading.stop = archive::read_chain(segments, {}, std::nullopt, [&](const Block& block) {
        archive::for_each_line(block.lines, [&](std::string_view text) {
            const auto line = parser.parse(text);
            if (!line) {
                reading.findings.push_back(
                    {block_place(segments, block.end), "a line cannot be read"});
            } else if (const auto* erased = std::get_if<archive::Erased>(&*line)) {
                reading.erased.emplace(erased->line, block_place(segments, block.end));
            } else if (std::holds_alternative<archive::Rewritten>(*line)) {
                ++reading.trusted_blocks;
            } else if (std::string key = archive::closing_key(*line); !key.empty()) {
                reading.keys.insert(std::move(key));
                reading.closed = block.end;
                take_tombstone(*line, reading);
            }
        });
    });
    return reading;
}

bool is_before(const ChainPosition& one, const ChainPosition& other) {
    return one.blocks < other.blocks;
}

void prove_captures(const fs::path& archive, ArchiveProof& proof) {
    std::error_code error;
    for (const auto& file : fs::recursive_directory_iterator{archive / "captures", error}) {
        if (!file.is_regular_file()) continue;
        const std::string name = file.path().filename().string();
        if (name.ends_with(".new")) {
            proof.notes.push_back(
                {"'" + file.path().string() + "'", "an import that did not finish left it"});
        } else if (file.path().extension() != ".zst" ||
                   archive::digest_of_kept(file.path()) != file.path().stem().string()) {
            proof.findings.push_back(
                {"'" + file.path().string() + "'",
                 "the Capture does not have the SHA-256 that it is kept under"});
            proof.damaged_captures.push_back(file.path());
        }
        ++proof.kept_captures;
    }
}

void prove_corrections(const fs::path& archive, ArchiveProof& proof) {
    const fs::path file = corrections_file(archive);
    const CorrectionsFile scanned = scan_corrections(file);
    proof.corrections = scanned.corrections.size();
    for (const DamagedCorrection& damaged : scanned.damaged) {
        proof.findings.push_back(
            {"'" + file.string() + "', line " + std::to_string(damaged.line), damaged.reason});
    }
}

/// Every line that is gone must be one that a tombstone names, and no more be kept than it says.
void prove_erasures(const fs::path& archive, const ChainReading& reading, ArchiveProof& proof) {
    if (const auto pending = archive::pending_erasure(archive)) {
        proof.notes.push_back({"ERASING",
                               "the erasure of " + pending->entry +
                                   " did not end; the next import or erase ends it"});
        return;
    }
    for (const auto& [line, place] : reading.erased) {
        if (reading.erased_lines.contains(line)) continue;
        proof.findings.push_back({place, "a line was taken out, and no tombstone says so"});
    }
    for (const std::string& capture : reading.erased_captures) {
        const fs::path kept = archive / "captures" / capture.substr(0, 2) / (capture + ".zst");
        if (!fs::exists(kept)) continue;
        proof.findings.push_back(
            {"'" + kept.string() + "'", "the Capture has words that were erased"});
        proof.damaged_captures.push_back(kept);
    }
    if (reading.trusted_blocks == 0) return;
    proof.notes.push_back(
        {"'" + (archive / "segments").string() + "'",
         std::to_string(reading.trusted_blocks) +
             " blocks of before format 3 had lines erased: that what is left of them is what was "
             "written rests on the word of whoever erased"});
}

void prove_chain(const fs::path& archive, const Settlement& settled, ArchiveProof& proof) {
    const fs::path segments = archive / "segments";
    if (settled.doubt) proof.findings.push_back({settled.doubt->place, settled.doubt->reason});
    ChainReading reading = read_all(segments);
    std::ranges::move(reading.findings, std::back_inserter(proof.findings));
    proof.blocks = reading.closed.blocks;
    proof.revisions = reading.closed.revisions;
    proof.erased = reading.erased.size();
    prove_erasures(archive, reading, proof);
    if (is_before(reading.closed, settled.end)) {
        const std::string place = block_place(segments, reading.stop->at);
        proof.findings.push_back({place, "after it: " + reading.stop->reason});
    }
    if (settled.doubt) return;
    for (const archive::Rest& rest : settled.rests) {
        proof.notes.push_back(
            {"'" + archive::segment_file(segments, rest.segment).string() + "', byte " +
                 std::to_string(rest.offset_bytes),
             std::to_string(rest.bytes) +
                 " bytes of an import that did not finish; the next one sets them aside"});
    }
}

ArchiveProof prove(const fs::path& archive, archive::LookBehind look) {
    ArchiveProof proof;
    if (auto complaint = archive::complaint_about_format(archive)) {
        proof.findings.push_back({"FORMAT", std::move(*complaint)});
    }
    prove_chain(archive, archive::settle(archive, look), proof);
    prove_captures(archive, proof);
    prove_corrections(archive, proof);
    return proof;
}

fs::path next_repair_folder(const fs::path& archive) {
    for (int number = 1;; ++number) {
        fs::path folder = archive / "aside" / ("repair-" + std::to_string(number));
        if (!fs::exists(folder)) return folder;
    }
}

/// One repair: each part first puts a copy aside, then changes what counts.
class Repair {
public:
    explicit Repair(fs::path archive) : archive_{std::move(archive)}, lock_{archive_ / "lock"} {}

    RepairReport run() {
        const ArchiveProof proof = prove(archive_, archive::LookBehind::Everything);
        report_.findings = proof.findings;
        report_.revisions = proof.revisions;
        if (proof.findings.empty()) return report_;
        report_.folder = next_repair_folder(archive_);
        files::make_folders(report_.folder);
        mend_chain();
        mend_format();
        mend_corrections();
        for (const fs::path& capture : proof.damaged_captures)
            move(capture);
        files::flush_folder(report_.folder);
        return report_;
    }

private:
    fs::path segments() const { return archive_ / "segments"; }

    void copy(const fs::path& file) {
        if (!fs::exists(file)) return;
        report_.set_aside.push_back(report_.folder / file.filename());
        files::replace_file(report_.set_aside.back(), bytes_of(file));
    }
    void move(const fs::path& file) {
        if (!fs::exists(file)) return;
        report_.set_aside.push_back(report_.folder / file.filename());
        fs::rename(file, report_.set_aside.back());
        files::flush_folder(file.parent_path());
    }

    void mend_chain() {
        const Settlement settled = archive::settle(archive_, archive::LookBehind::Everything);
        const ChainReading reading = read_all(segments());
        const bool is_cut = is_before(reading.closed, settled.end);
        if (!settled.doubt && !is_cut) return;
        const auto rests = archive::rests_behind(segments(), reading.closed);
        copy(archive_ / "COMMITTED");
        ChainPosition end = reading.closed;
        if (!rests.empty()) end = replace_segments(reading);
        move(archive_ / "known");
        archive::write_committed(archive_ / "COMMITTED", end);
        report_.revisions = end.revisions;
        const std::uint64_t counted = settled.committed.revisions;
        report_.lost_revisions = counted > end.revisions ? counted - end.revisions : 0;
        const fs::path old = archive_ / "segments.new";
        if (!rests.empty()) {
            report_.set_aside.push_back(report_.folder / "segments");
            fs::rename(old, report_.set_aside.back());
            files::flush_folder(archive_);
        }
    }

    /// The new segments are whole before they take the old ones' place, in one step.
    ChainPosition replace_segments(const ChainReading& reading) {
        const fs::path made = archive_ / "segments.new";
        move(made);  // What a repair that was killed had begun.
        files::make_folders(made);
        const ChainPosition end = write_segments(reading, made);
        files::flush_folder(made);
        if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, segments().c_str(), RENAME_EXCHANGE) !=
            0) {
            throw Failure{ExitStatus::CannotWrite,
                          "Cannot exchange '" + made.string() + "' and '" + segments().string() +
                              "': the file system cannot do it. Copy the Archive to another one "
                              "and repair it there."};
        }
        files::flush_folder(archive_);
        return end;
    }

    ChainPosition write_segments(const ChainReading& reading, const fs::path& made) {
        const ChainPosition& closed = reading.closed;
        for (const std::uint32_t segment : archive::segment_numbers(segments())) {
            if (segment >= closed.segment) continue;
            // Full segments never change again, so both folders may have them.
            fs::create_hard_link(archive::segment_file(segments(), segment),
                                 archive::segment_file(made, segment));
        }
        copy_beginning(closed, archive::segment_file(made, closed.segment));
        ChainWriter writer{made, closed};
        for (const LooseCapture& loose :
             archive::find_loose_captures(segments(), closed, reading.keys)) {
            archive::chain_anew(segments(), loose, writer);
            ++report_.saved_captures;
            report_.saved_revisions += loose.revisions;
        }
        return writer.commit();
    }

    void copy_beginning(const ChainPosition& closed, const fs::path& into) const {
        constexpr std::uint64_t piece_bytes = 1U << 20U;
        std::ifstream in{archive::segment_file(segments(), closed.segment), std::ios::binary};
        files::AppendFile out{into, 0};
        std::string piece(piece_bytes, '\0');
        for (std::uint64_t left = closed.offset_bytes; left > 0;) {
            const std::uint64_t size = std::min(left, piece_bytes);
            in.read(piece.data(), static_cast<std::streamsize>(size));
            out.append(std::string_view{piece}.substr(0, size));
            left -= size;
        }
        out.flush();
    }

    void mend_format() {
        if (!archive::complaint_about_format(archive_)) return;
        move(archive_ / "FORMAT");
        archive::write_format(archive_);
    }

    void mend_corrections() {
        const fs::path file = corrections_file(archive_);
        const CorrectionsFile scanned = scan_corrections(file);
        if (scanned.damaged.empty()) return;
        copy(file);
        std::string sound;
        for (const std::string& line : scanned.lines)
            sound += line + "\n";
        files::replace_file(file, sound);
    }

    fs::path archive_;
    archive::Lock lock_;
    RepairReport report_;
};

}  // namespace

ArchiveProof prove_archive(const fs::path& archive) {
    require_archive(archive);
    const archive::ReadersLook look{archive / "lock"};
    return prove(
        archive,
        look.is_being_written() ? archive::LookBehind::Nothing : archive::LookBehind::Everything);
}

RepairReport repair_archive(const fs::path& archive) {
    require_archive(archive);
    if (archive::is_of_later_format(archive)) archive::require_known_format(archive);
    return Repair{archive}.run();
}

}  // namespace onrecord::corpus
