// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_care.hpp"

#include "corpus/archive/binding.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/erasing.hpp"
#include "corpus/archive/format.hpp"
#include "corpus/archive/inventory.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known_proof.hpp"
#include "corpus/archive/lock.hpp"
#include "corpus/archive/salvage.hpp"
#include "corpus/archive/settling.hpp"
#include "corpus/archive/standing.hpp"
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
    std::error_code error;
    if (!archive::obstacles(folder).empty() || fs::is_directory(folder / "segments", error)) return;
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
    struct ErasedLine {
        std::string place;
        std::string entry;
    };
    std::map<std::string, ErasedLine> erased;  ///< By the digest of the line that stood there.
    std::set<std::string> erased_lines;        ///< Digests that tombstones name.
    std::set<std::string> erased_captures;     ///< The same of raw Captures.
    std::set<std::string> erased_entries;      ///< Ids that have a tombstone.
    archive::Inventory inventory;              ///< At `closed`.
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
    reading.erased_entries.insert(stone->entry);
}

/// Every line goes to `known` as well, where there is one.
ChainReading read_all(const fs::path& segments, archive::KnownProof* known = nullptr) {
    ChainReading reading;
    LineParser parser;
    std::map<std::uint32_t, std::uint64_t> ends;
    reading.stop = archive::read_chain(segments, {}, std::nullopt, [&](const Block& block) {
        archive::for_each_line(block.lines, [&](std::string_view text) {
            const auto line = parser.parse(text);
            if (line && known != nullptr) known->take(*line, block);
            if (!line) {
                reading.findings.push_back(
                    {block_place(segments, block.end), "a line cannot be read"});
            } else if (const auto* erased = std::get_if<archive::Erased>(&*line)) {
                reading.erased.try_emplace(
                    erased->line,
                    ChainReading::ErasedLine{block_place(segments, block.end), erased->entry});
            } else if (std::holds_alternative<archive::Rewritten>(*line)) {
                ++reading.trusted_blocks;
            } else if (std::string key = archive::closing_key(*line); !key.empty()) {
                reading.keys.insert(std::move(key));
                reading.closed = block.end;
                reading.inventory.take(*line);
                take_tombstone(*line, reading);
            }
        });
        ends[block.end.segment] = block.end.offset_bytes;
    });
    const ChainPosition& closed = reading.closed;
    ends.erase(ends.upper_bound(closed.segment), ends.end());
    if (closed.blocks > 0) ends[closed.segment] = closed.offset_bytes;
    reading.inventory.segments = std::move(ends);
    reading.inventory.position = closed;
    return reading;
}

bool is_before(const ChainPosition& one, const ChainPosition& other) {
    return one.blocks < other.blocks;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

constexpr std::string_view not_its_digest =
    "the Capture does not have the SHA-256 that it is kept under";

/// A file that we may not read is no finding: nothing is known of it.
void take_gap(const fs::path& archive, archive::Gap gap, ArchiveProof& proof) {
    if (gap.kind == archive::GapKind::Denied) archive::fail_on_gaps(archive, {gap});
    proof.findings.push_back({quoted(gap.path), std::move(gap.reason)});
}

void prove_capture(const fs::path& file, const std::string& sha256, ArchiveProof& proof) {
    if (archive::digest_of_kept(file) == sha256) return;
    proof.findings.push_back({quoted(file), std::string{not_its_digest}});
    proof.damaged_captures.push_back(file);
}

/// Those that the chain says are kept.
void prove_kept(const fs::path& archive, const archive::Inventory& inventory, ArchiveProof& proof) {
    for (const auto& [sha256, bytes] : inventory.kept) {
        const fs::path file = archive::kept_file(archive, sha256);
        if (auto gap = archive::gap_at(file)) {
            const bool is_missing = gap->kind == archive::GapKind::Missing;
            take_gap(archive, std::move(*gap), proof);
            if (!is_missing) proof.damaged_captures.push_back(file);
            continue;
        }
        ++proof.kept_captures;
        prove_capture(file, sha256, proof);
    }
}

/// What stands there besides: of before format 4, or of an import that did not finish.
void prove_others(const fs::path& archive,
                  const archive::Inventory& inventory,
                  ArchiveProof& proof) {
    std::error_code error;
    for (const auto& file : fs::recursive_directory_iterator{archive / "captures", error}) {
        if (!file.is_regular_file(error)) continue;
        const std::string name = file.path().filename().string();
        const std::string sha256 = file.path().stem().string();
        if (inventory.kept.contains(sha256) && file.path().extension() == ".zst") continue;
        ++proof.kept_captures;
        if (name.ends_with(".new")) {
            proof.notes.push_back({quoted(file.path()), "an import that did not finish left it"});
        } else if (file.path().extension() != ".zst") {
            proof.findings.push_back({quoted(file.path()), std::string{not_its_digest}});
            proof.damaged_captures.push_back(file.path());
        } else if (inventory.untold.contains(sha256)) {
            prove_capture(file.path(), sha256, proof);
        } else if (archive::digest_of_kept(file.path()) != sha256) {
            // No line speaks of it: a power cut took its bytes before it was acknowledged.
            proof.notes.push_back({quoted(file.path()), "an import that did not finish left it"});
        }
    }
}

void prove_captures(const fs::path& archive,
                    const archive::Inventory& inventory,
                    ArchiveProof& proof) {
    prove_kept(archive, inventory, proof);
    prove_others(archive, inventory, proof);
    const std::string place = quoted(archive / "captures");
    proof.lost_captures = inventory.lost;
    proof.lost_revisions = inventory.lost_revisions;
    if (inventory.lost > 0) {
        proof.notes.push_back({place,
                               "lost, as a repair has recorded: " +
                                   counted(inventory.lost, "raw Capture", "raw Captures")});
    }
    if (inventory.lost_revisions > 0) {
        proof.notes.push_back({quoted(archive / "segments"),
                               "lost, as a repair has recorded: " +
                                   counted(inventory.lost_revisions, "Revision", "Revisions")});
    }
    if (inventory.found > 0) {
        proof.notes.push_back({place,
                               "bound since the Archive became one of format 4: " +
                                   counted(inventory.found, "raw Capture", "raw Captures") +
                                   "; that none was lost before cannot be proven"});
    }
    if (!inventory.untold.empty()) {
        proof.notes.push_back({place,
                               "nothing says whether they were kept: " +
                                   counted(inventory.untold.size(), "Capture", "Captures") +
                                   " of before format 4; the next import binds what is there"});
    }
}

void prove_corrections(const fs::path& archive,
                       const archive::CorrectionsHead& head,
                       ArchiveProof& proof) {
    const fs::path file = corrections_file(archive);
    const CorrectionsFile scanned = scan_corrections(file);
    proof.corrections = scanned.corrections.size();
    for (const DamagedCorrection& damaged : scanned.damaged) {
        proof.findings.push_back(
            {quoted(file) + ", line " + std::to_string(damaged.line), damaged.reason});
    }
    if (!scanned.damaged.empty()) return;
    if (auto gap = archive::gap_in_corrections(archive, head)) {
        take_gap(archive, std::move(*gap), proof);
        return;
    }
    if (!scanned.torn.empty()) {
        proof.notes.push_back({quoted(file),
                               "its last line is torn: a correct did not end, and nobody was told "
                               "of it; the next import or correct sets it aside"});
    }
    if (scanned.lines.size() > head.count) {
        proof.notes.push_back(
            {quoted(file),
             "not bound by the chain yet: " +
                 counted(scanned.lines.size() - head.count, "correction", "corrections") +
                 " (of an earlier version, or of a correct that did not end); the next import or "
                 "correct binds what is there"});
    }
}

/// An older copy of a segment brings back what was erased.
void prove_gone(const fs::path& segments, const ChainReading& reading, ArchiveProof& proof) {
    if (reading.erased_entries.empty()) return;
    LineParser parser;
    const auto look = [&](const Block& block) {
        archive::for_each_line(block.lines, [&](std::string_view text) {
            const auto line = parser.parse(text);
            const auto* revision = line ? std::get_if<ArchivedRevision>(&*line) : nullptr;
            if (revision == nullptr || !reading.erased_entries.contains(revision->entry.id)) return;
            proof.findings.push_back({block_place(segments, block.end),
                                      "words of Entry " + revision->entry.id +
                                          " stand here, and it was erased; erase it again"});
        });
    };
    // Where the chain breaks is told already.
    static_cast<void>(archive::read_chain(segments, {}, reading.closed, look));
}

/// Every line that is gone must be one that a tombstone names, and no more be kept than it says.
void prove_erasures(const fs::path& archive, const ChainReading& reading, ArchiveProof& proof) {
    if (const auto pending = archive::pending_erasure(archive)) {
        proof.notes.push_back({"ERASING",
                               "the erasure of " + pending->entry +
                                   " did not end; the next import or erase ends it"});
        return;
    }
    for (const auto& [line, erased] : reading.erased) {
        if (reading.erased_lines.contains(line)) continue;
        proof.findings.push_back({erased.place, "a line was taken out, and no tombstone says so"});
    }
    prove_gone(archive / "segments", reading, proof);
    for (const std::string& capture : reading.erased_captures) {
        const fs::path kept = archive::kept_file(archive, capture);
        if (!fs::exists(kept)) continue;
        proof.findings.push_back(
            {"'" + kept.string() + "'", "the Capture has words that were erased"});
        proof.damaged_captures.push_back(kept);
    }
    if (reading.trusted_blocks == 0) return;
    proof.notes.push_back({"'" + (archive / "segments").string() + "'",
                           "lines were erased of " +
                               counted(reading.trusted_blocks, "block", "blocks") +
                               " of before format 3: that what is left of them is what was "
                               "written rests on the word of whoever erased"});
}

/// An erasure under way takes out of the chain what the tables still have.
void prove_known(const fs::path& archive, archive::KnownProof& known, ArchiveProof& proof) {
    if (archive::pending_erasure(archive)) return;
    if (auto complaint = known.finish()) {
        proof.findings.push_back(
            {quoted(archive::known_tables_folder(archive)), std::move(*complaint)});
    }
}

void prove_chain(const fs::path& archive, const Settlement& settled, ArchiveProof& proof) {
    const fs::path segments = archive / "segments";
    if (settled.doubt) proof.findings.push_back({settled.doubt->place, settled.doubt->reason});
    archive::KnownProof known{archive};
    ChainReading reading = read_all(segments, &known);
    prove_known(archive, known, proof);
    std::ranges::move(reading.findings, std::back_inserter(proof.findings));
    proof.blocks = reading.closed.blocks;
    proof.revisions = reading.closed.revisions;
    proof.erased = reading.erased.size();
    prove_erasures(archive, reading, proof);
    prove_captures(archive, reading.inventory, proof);
    prove_corrections(archive, reading.inventory.corrections, proof);
    if (reading.inventory.is_format_4 && !fs::exists(archive / "FORMAT")) {
        proof.findings.push_back({quoted(archive / "FORMAT"), "it is not there"});
    }
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
    for (archive::Gap& gap : archive::obstacles(archive))
        take_gap(archive, std::move(gap), proof);
    // A pipe never answers, and a folder is no file: nothing is opened beside them.
    if (!proof.findings.empty()) return proof;
    if (auto complaint = archive::complaint_about_format(archive)) {
        proof.findings.push_back({"FORMAT", std::move(*complaint)});
    }
    prove_chain(archive, archive::settle(archive, look), proof);
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
    explicit Repair(fs::path archive) : archive_{std::move(archive)} {}

    RepairReport run() {
        clear_lock();
        const archive::Lock lock{archive_ / "lock"};
        clear_the_way();
        seen_revisions_ = archive::revisions_seen(archive_);
        const ArchiveProof proof = prove(archive_, archive::LookBehind::Everything);
        std::ranges::copy(proof.findings, std::back_inserter(report_.findings));
        report_.revisions = proof.revisions;
        if (report_.findings.empty()) return report_;
        make_folder();
        mend_chain();
        mend_format();
        for (const fs::path& capture : proof.damaged_captures)
            move(capture);
        bind();
        // What an import is told from now on is told by the chain that stands now.
        if (is_misled(proof)) move(archive_ / "known");
        files::flush_folder(report_.folder);
        return report_;
    }

private:
    fs::path segments() const { return archive_ / "segments"; }

    bool is_misled(const ArchiveProof& proof) const {
        const std::string place = quoted(archive::known_tables_folder(archive_));
        return std::ranges::find(proof.findings, place, &ArchiveFinding::place) !=
               proof.findings.end();
    }

    void make_folder() {
        if (!report_.folder.empty()) return;
        report_.folder = next_repair_folder(archive_);
        files::make_folders(report_.folder);
    }

    void copy(const fs::path& file) {
        if (!fs::exists(file)) return;
        report_.set_aside.push_back(report_.folder / file.filename());
        files::replace_file(report_.set_aside.back(), bytes_of(file));
    }
    void move(const fs::path& file) {
        if (!fs::exists(fs::symlink_status(file))) return;
        report_.set_aside.push_back(report_.folder / file.filename());
        fs::rename(file, report_.set_aside.back());
        files::flush_folder(file.parent_path());
    }

    /// Of a lock of another kind nobody can have taken hold.
    void clear_lock() {
        const auto gap = archive::gap_at(archive_ / "lock");
        if (gap && gap->kind == archive::GapKind::Denied) archive::fail_on_gaps(archive_, {*gap});
        if (gap && gap->kind == archive::GapKind::NotOurs) set_aside(*gap);
    }
    /// What we may not read is not set aside: it may be whole.
    void clear_the_way() {
        for (;;) {
            const auto gaps = archive::obstacles(archive_);
            const auto is_denied = [](const archive::Gap& gap) {
                return gap.kind == archive::GapKind::Denied;
            };
            if (std::ranges::any_of(gaps, is_denied)) archive::fail_on_gaps(archive_, gaps);
            if (gaps.empty()) return;
            for (const archive::Gap& gap : gaps)
                set_aside(gap);
        }
    }
    void set_aside(const archive::Gap& gap) {
        make_folder();
        report_.findings.push_back({quoted(gap.path), gap.reason});
        move(gap.path);
        if (gap.path == segments()) files::make_folders(segments());
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
        const std::uint64_t counted = std::max(settled.committed.revisions, seen_revisions_);
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
        if (archive::complaint_about_format(archive_)) move(archive_ / "FORMAT");
        archive::write_format(archive_);
    }

    /// Those that the chain has, and behind them those that only the file has.
    void mend_corrections(const ChainPosition& end) {
        const fs::path file = corrections_file(archive_);
        const CorrectionsFile scanned = scan_corrections(file);
        std::vector<std::string> lines = archive::recorded_corrections(segments(), end);
        std::multiset<std::string> bound{lines.begin(), lines.end()};
        std::multiset<std::string> of_file{scanned.lines.begin(), scanned.lines.end()};
        for (const std::string& line : lines)
            report_.restored_corrections += of_file.contains(line) ? 0 : 1;
        for (const std::string& line : scanned.lines) {
            const auto same = bound.find(line);
            if (same == bound.end()) {
                lines.push_back(line);
            } else {
                bound.erase(same);
            }
        }
        std::string text;
        for (const std::string& line : lines)
            text += line + "\n";
        if (text == bytes_of(file)) return;
        copy(file);
        files::replace_file(file, text);
    }

    /// Read once more: lines that were chained anew may speak of files that none spoke of before.
    std::vector<std::string> set_aside_lost(const archive::Inventory& inventory) {
        std::vector<std::string> captures;
        for (const auto& [sha256, bytes] : inventory.kept) {
            const fs::path file = archive::kept_file(archive_, sha256);
            if (!archive::gap_at(file) && archive::digest_of_kept(file) == sha256) continue;
            move(file);
            captures.push_back(sha256);
        }
        return captures;
    }

    /// Of lines that are erased, and no tombstone says so: it stood in a damaged block. Without one
    /// the Entry would be taken in again.
    std::vector<archive::Tombstone> lost_tombstones() const {
        const ChainReading reading = read_all(segments());
        std::map<std::string, archive::Tombstone> stones;
        for (const auto& [line, erased] : reading.erased) {
            if (reading.erased_lines.contains(line)) continue;
            archive::Tombstone& stone = stones[erased.entry];
            stone.entry = erased.entry;
            stone.who = "onrecord-index repair";
            stone.why = "erased before; what was said of it stood in a damaged block";
            stone.when = archive::now();
            stone.lines.push_back(line);
        }
        std::vector<archive::Tombstone> all;
        for (auto& [entry, stone] : stones)
            all.push_back(std::move(stone));
        return all;
    }

    /// From here on the chain says of everything that stands that it does, and of the rest that it
    /// is lost.
    void bind() {
        const Settlement settled = archive::settle(archive_, archive::LookBehind::Everything);
        if (settled.doubt) archive::fail_on_doubt(archive_, *settled.doubt);
        std::ranges::copy(archive::set_aside(archive_, settled.rests),
                          std::back_inserter(report_.set_aside));
        mend_corrections(settled.end);
        archive::Inventory inventory = archive::read_inventory(archive_, settled.end);
        ChainWriter writer{segments(), settled.end};
        archive::bind_untold(archive_, inventory, writer);
        const auto lost = set_aside_lost(inventory);
        report_.lost_captures = lost.size();
        archive::record_lost(lost, report_.lost_revisions, inventory, writer);
        for (const archive::Tombstone& stone : lost_tombstones())
            archive::bind_tombstone(stone, inventory, writer);
        archive::bind_corrections(archive_, inventory, writer);
        const ChainPosition end = writer.commit();
        archive::write_committed(archive_ / "COMMITTED", end);
        archive::count_segments(archive_, end, inventory);
        archive::save_inventory(archive_, inventory);
    }

    fs::path archive_;
    std::uint64_t seen_revisions_ = 0;  ///< As the caches say, which have seen the chain.
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
    const bool has_format = !archive::gap_at(archive / "FORMAT");
    if (has_format && archive::is_of_later_format(archive)) archive::require_known_format(archive);
    return Repair{archive}.run();
}

}  // namespace onrecord::corpus
