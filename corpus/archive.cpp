// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"

#include "corpus/archive/binding.hpp"
#include "corpus/archive/chain.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/erasing.hpp"
#include "corpus/archive/format.hpp"
#include "corpus/archive/import_key.hpp"
#include "corpus/archive/inventory.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/archive/lock.hpp"
#include "corpus/archive/revision_line.hpp"
#include "corpus/archive/settling.hpp"
#include "corpus/archive/shown_entries.hpp"
#include "corpus/archive/standing.hpp"
#include "corpus/corrections.hpp"
#include "corpus/files/byte_source.hpp"
#include "corpus/files/durable_file.hpp"
#include "corpus/files/zstd_frames.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>
#include <variant>

namespace onrecord::corpus {

using archive::Block;
using archive::ChainPosition;
using archive::ChainWriter;
using archive::Known;
using archive::KnownKind;
using archive::LineParser;
using archive::Lock;

namespace {

constexpr std::size_t digits_of_digest = 64;

std::uint64_t size_bytes(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

/// A misspelt name must not surface after an hour's import.
void require_files(const std::vector<CaptureFile>& captures) {
    for (const auto& [file, name, url, seen] : captures) {
        std::error_code error;
        const auto status = std::filesystem::status(file, error);
        if (std::filesystem::exists(status)) continue;
        throw schema::Failure{schema::ExitStatus::NoInput,
                              "'" + file.string() + "' does not exist. Nothing was imported."};
    }
}

CaptureHints hints_for(const CaptureFile& capture, const ImportOptions& options) {
    CaptureHints hints = options.hints;
    hints.name = capture.name;
    hints.url = capture.url;
    if (capture.seen) {
        hints.seen = capture.seen;
        hints.seen_basis = SeenBasis::Given;
    }
    return hints;
}

void count(ImportCounts& counts, Arrival arrival) {
    ++counts.found;
    switch (arrival) {
        case Arrival::New:
            ++counts.added;
            break;
        case Arrival::Revised:
            ++counts.revised;
            break;
        case Arrival::Unchanged:
            ++counts.unchanged;
            break;
    }
}

void add(ImportCounts& sum, const ImportCounts& more) {
    sum.found += more.found;
    sum.added += more.added;
    sum.revised += more.revised;
    sum.unchanged += more.unchanged;
    sum.rejected += more.rejected;
}

bool is_only_seen(const ImportCounts& entries) {
    return entries.unchanged > 0 && entries.added == 0 && entries.revised == 0;
}

void count_capture(ImportCounts& captures, const ImportCounts& entries, bool withdraws) {
    ++captures.found;
    if (entries.revised > 0 || (withdraws && entries.found == 0)) {
        ++captures.revised;
    } else if (entries.added > 0) {
        ++captures.added;
    } else if (entries.unchanged > 0) {
        ++captures.unchanged;
    } else {
        ++captures.rejected;
    }
}

}  // namespace

namespace {

/// A Capture that was read and is not yet on the disk: nobody has been told of it.
struct Waiting {
    CaptureReport capture;
    ImportCounts entries;
};

}  // namespace

struct Archive::State {
    std::filesystem::path folder;
    std::optional<Lock> lock;
    ChainPosition committed;
    archive::Inventory inventory;  ///< At `committed`, but for what is being imported.
    std::optional<Known> known;
    std::optional<ChainWriter> writer;
    std::uint64_t bytes_done = 0;  ///< Of the Captures before, for the progress.
    std::uint64_t entries_done = 0;
    archive::ShownEntries shown;   ///< Of the Capture being read.
    std::vector<Waiting> waiting;  ///< The group to be committed.
    std::uint64_t waiting_bytes = 0;
    std::chrono::steady_clock::time_point waiting_since;
    bool has_kept = false;     ///< Raw Captures of the group are to be flushed.
    bool has_decided = false;  ///< The Capture being read has changed what is known.
    std::vector<std::filesystem::path> set_aside;  ///< At opening; told with the next report.
    std::uint64_t erased_in_capture = 0;  ///< Entries of the Capture being read that are left out.
    std::string passed_over;              ///< The Entry of an erasure under way; else empty.

    std::filesystem::path segments() const { return folder / "segments"; }
    std::filesystem::path committed_file() const { return folder / "COMMITTED"; }

    /// The inventory at a place, with everything in it there; an erasure under way counts as done.
    archive::Inventory standing_at(const ChainPosition& end) const {
        return archive::require_standing(folder, end, archive::pending_erasure(folder));
    }

    /// Where it ends; with a doubt, nothing has been changed.
    archive::Settlement settle(archive::LookBehind look) const {
        archive::Settlement settled = archive::settle(folder, look);
        if (settled.doubt) archive::fail_on_doubt(folder, *settled.doubt);
        return settled;
    }

    /// While somebody writes, what stands behind COMMITTED is theirs.
    void read_position() {
        const archive::ReadersLook look{folder / "lock"};
        committed = settle(look.is_being_written() ? archive::LookBehind::Nothing
                                                   : archive::LookBehind::Everything)
                        .end;
        inventory = standing_at(committed);
    }

    /// Takes what an import that did not finish left out of the chain's way.
    void recover() {
        archive::Settlement settled = settle(archive::LookBehind::Everything);
        inventory = standing_at(settled.end);
        set_aside = archive::set_aside(folder, settled.rests);
        if (auto torn = set_aside_torn(corrections_file(folder))) {
            set_aside.push_back(std::move(*torn));
        }
        committed = std::move(settled.end);
    }

    /// What counts from now on: first the chain, then COMMITTED.
    void commit() {
        committed = writer->commit();
        archive::write_committed(committed_file(), committed);
        archive::count_segments(folder, committed, inventory);
        if (known) known->set_position(committed);
    }

    /// Binds what an earlier version left unbound, before anything is added.
    void begin_writing() {
        if (!writer) writer.emplace(segments(), committed);
        archive::bind_untold(folder, inventory, *writer);
        archive::bind_corrections(folder, inventory, *writer);
        if (writer->position() != committed) commit();
    }

    void begin_import() {
        if (!known) known = Known::load(folder, committed);
        begin_writing();
    }

    /// First the file, so that what the chain has is never ahead of it.
    void record(const std::string& line) {
        begin_writing();
        append_correction(corrections_file(folder), line);
        archive::bind_corrections(folder, inventory, *writer);
        commit();
        archive::save_inventory(folder, inventory);
    }

    /// Reads one Capture's Entries into the chain, not yet committed.
    CaptureReport read(const CaptureFile& capture,
                       const std::string& sha256,
                       const ImportOptions& options,
                       ImportCounts& entries) {
        std::string line;
        shown = archive::ShownEntries{};
        erased_in_capture = 0;
        const auto take = [&](schema::Entry&& entry, schema::Instant seen) {
            if (known->has(KnownKind::ErasedEntry, entry.id)) {
                ++erased_in_capture;
                return;
            }
            has_decided = true;
            const SeenIn seen_in{seen.milliseconds, short_digest(sha256)};
            const Decision decision = known->decide(entry, seen_in);
            count(entries, decision.arrival);
            shown.add(entry, seen);
            if (!decision.is_to_be_written) return;
            line.clear();
            archive::write_revision(line, {std::move(entry), decision.number, seen, {}});
            writer->add_revision(line);
        };
        const auto tell = [&](std::uint64_t bytes) {
            if (options.progress)
                options.progress(bytes_done + bytes, entries_done + entries.found);
        };
        CaptureReport report = read_capture(capture.file, hints_for(capture, options), take, tell);
        if (erased_in_capture > 0) tell_of_erased(report);
        return report;
    }

    /// Left out of what is read, and told of first.
    void tell_of_erased(CaptureReport& report) const {
        report.entries -= erased_in_capture;
        report.rejected += erased_in_capture;
        ++report.problem_count;
        report.problems.insert(
            report.problems.begin(),
            {std::to_string(erased_in_capture) +
                 " of its Entries were erased from this Archive and are not taken again; the "
                 "Capture itself is not kept.",
             report.file.string(),
             {},
             schema::Severity::Error});
    }

    /// Of the tombstone's own block: it comes from no Capture.
    void add_tombstone(const archive::Tombstone& stone) {
        writer->begin_segment();
        writer->begin_capture(std::string(digits_of_digest, '0'));
        std::string line;
        archive::write_tombstone(line, stone);
        writer->add_capture_end(line);
        inventory.take(stone);
        commit();
        known->add(KnownKind::ErasedEntry, stone.entry);
        for (const std::string& capture : stone.captures)
            known->add(KnownKind::ErasedCapture, capture);
    }

    /// Does what is left to do; every step may have been done before.
    void finish_erasure(const archive::Tombstone& stone) {
        begin_import();
        if (!known->has(KnownKind::ErasedEntry, stone.entry)) add_tombstone(stone);
        archive::rewrite_segments(
            segments(), archive::find_entry(segments(), committed, stone.entry), stone.entry);
        for (const std::string& capture : stone.captures)
            std::filesystem::remove(archive::kept_file(folder, capture));
        if (std::filesystem::exists(folder / "captures"))
            files::flush_file_system(folder / "captures");
        // What the chain has no longer is not to be known either.
        known = Known::read(folder, committed, committed);
        known->save();
        inventory = archive::read_inventory(folder, committed);
        archive::save_inventory(folder, inventory);
        archive::remove_pending(folder);
    }

    ErasureReport erase(const ErasureRequest& request) {
        begin_import();
        ErasureReport report;
        report.has_aside = std::filesystem::exists(folder / "aside") &&
                           !std::filesystem::is_empty(folder / "aside");
        report.was_erased = known->has(KnownKind::ErasedEntry, request.entry);
        archive::EntryPlaces places = archive::find_entry(segments(), committed, request.entry);
        // With lines though it was erased, a segment of before came back: they go once more.
        if (report.was_erased && places.lines.empty()) return report;
        report.was_erased = false;
        if (places.lines.empty()) {
            throw schema::Failure{schema::ExitStatus::NoInput,
                                  "The Archive has no Entry '" + request.entry +
                                      "'. Ids stand in every Hit of onrecord-search --json."};
        }
        report.lines = places.lines.size();
        const auto is_kept = [&](const std::string& capture) {
            return std::filesystem::exists(archive::kept_file(folder, capture));
        };
        std::ranges::copy_if(places.captures, std::back_inserter(report.captures), is_kept);
        std::ranges::copy_if(
            places.silent_captures, std::back_inserter(report.silent_captures), is_kept);
        const archive::Tombstone stone{request.entry,
                                       request.who,
                                       request.why,
                                       request.when,
                                       std::move(places.lines),
                                       std::move(places.captures)};
        archive::write_pending(folder, stone);
        finish_erasure(stone);
        return report;
    }

    /// How long the packed file is. Not yet flushed; the group's commit does that.
    std::uint64_t keep_capture(const std::filesystem::path& file, const std::string& sha256) {
        const auto kept = archive::kept_file(folder, sha256);
        if (std::filesystem::exists(kept)) {
            if (archive::digest_of_kept(kept) == sha256) return std::filesystem::file_size(kept);
            archive::move_aside(folder, kept);
        }
        std::filesystem::create_directories(kept.parent_path());
        const std::string packed = files::pack_file(file, kept);
        has_kept = true;
        if (packed != sha256) std::filesystem::remove(kept);
        require_unchanged(file, packed, sha256);
        return std::filesystem::file_size(kept);
    }

    static void require_unchanged(const std::filesystem::path& file,
                                  const std::string& now,
                                  const std::string& before) {
        if (now == before) return;
        throw schema::Failure{schema::ExitStatus::NoInput,
                              "'" + file.string() +
                                  "' changed while it was being imported. Import it again when "
                                  "it is complete."};
    }

    /// Closes a Capture in the chain; its group commits it.
    void close(const CaptureReport& capture,
               const ImportCounts& entries,
               const std::string& key,
               std::uint64_t kept_bytes) {
        std::string line;
        for (const WithdrawnEntry& entry : capture.withdrawn)
            shown.add_withdrawn(entry);
        for (const ArchivedView& view : shown.views(capture.seen, capture.seen_basis)) {
            line.clear();
            archive::write_view(line, view);
            writer->add_view(line);
        }
        line.clear();
        const archive::CaptureEnd end{capture.sha256,
                                      key,
                                      capture.file.filename().string(),
                                      capture.format,
                                      capture.seen,
                                      entries,
                                      kept_bytes};
        archive::write_capture_end(line, end);
        writer->add_capture_end(line);
        inventory.take(end);
        writer->end_capture();
        known->add(KnownKind::Capture, key);
    }

    void wait(CaptureReport&& capture, const ImportCounts& entries, std::uint64_t bytes) {
        if (waiting.empty()) waiting_since = std::chrono::steady_clock::now();
        waiting_bytes += bytes;
        entries_done += entries.found;
        waiting.push_back({std::move(capture), entries});
    }

    bool is_group_full(const CommitGroup& group) const {
        return waiting.size() >= group.captures || waiting_bytes >= group.bytes ||
               std::chrono::steady_clock::now() - waiting_since >= group.time;
    }

    /// First the raw Captures, then the chain, then COMMITTED; then they are told of.
    void commit_group(const ImportOptions& options, ImportReport& report) {
        if (writer->position() != committed) {
            if (std::exchange(has_kept, false)) files::flush_file_system(folder / "captures");
            commit();
            known->save_if_much();
        }
        for (Waiting& one : waiting) {
            if (is_only_seen(one.entries)) ++report.seen_again;
            count_capture(report.captures, one.entries, !one.capture.withdrawn.empty());
            add(report.entries, one.entries);
            report.account.add(one.capture.account);
            if (options.captured) options.captured(one.capture, one.entries);
            if (one.capture.problem_count > 0) report.problems.push_back(std::move(one.capture));
        }
        waiting.clear();
        waiting_bytes = 0;
    }

    /// What is said of a Capture that was imported before something of it was erased.
    static CaptureReport erased(const CaptureFile& source) {
        CaptureReport report;
        report.file = source.name.empty() ? source.file : std::filesystem::path{source.name};
        report.problem_count = 1;
        report.problems.push_back(
            {"An Entry of this Capture was erased from this Archive; it is not "
             "taken again, nor is the Capture kept.",
             report.file.string(),
             {},
             schema::Severity::Warning});
        return report;
    }

    void import_one(const CaptureFile& source, const ImportOptions& options, ImportReport& report) {
        const std::string sha256 = files::sha256_of_capture(source.file);
        const std::string key = archive::import_key(sha256, hints_for(source, options));
        if (known->has(KnownKind::Capture, key)) {
            ++report.captures.found;
            ++report.captures.unchanged;
            if (known->has(KnownKind::ErasedCapture, sha256))
                report.problems.push_back(erased(source));
            return;
        }
        ImportCounts entries;
        writer->begin_capture(sha256);
        CaptureReport capture = read(source, sha256, options, entries);
        require_unchanged(source.file, capture.sha256, sha256);
        entries.found += capture.rejected;
        entries.rejected = capture.rejected;
        if (capture.entries > 0 || !capture.withdrawn.empty()) {
            const bool is_kept = options.keep_captures && erased_in_capture == 0;
            const std::uint64_t kept_bytes = is_kept ? keep_capture(source.file, sha256) : 0;
            close(capture, entries, key, kept_bytes);
        }
        wait(std::move(capture), entries, size_bytes(source.file));
    }

    /// A Capture is an edge: one that cannot be read must not end the import of a folder. What it
    /// had brought is taken back.
    void import_or_reject(const CaptureFile& source,
                          const ImportOptions& options,
                          ImportReport& report) {
        has_decided = false;
        const ChainPosition before = writer->position();
        try {
            import_one(source, options, report);
        } catch (const schema::Failure& failure) {
            if (failure.status() != schema::ExitStatus::NoInput) throw;
            writer->drop_behind(before);
            if (has_decided) known = Known::load(folder, before, committed);
            CaptureReport capture;
            capture.file = source.name.empty() ? source.file : std::filesystem::path{source.name};
            capture.problem_count = 1;
            capture.problems.push_back(
                {failure.what(), capture.file.string(), {}, schema::Severity::Error});
            wait(std::move(capture), {}, 0);
        }
        if (is_group_full(options.group)) commit_group(options, report);
    }
};

Archive::Archive(std::unique_ptr<State> state) : state_{std::move(state)} {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive Archive::open_for_import(const std::filesystem::path& folder) {
    auto state = std::make_unique<State>();
    state->folder = folder;
    archive::require_no_obstacles(folder);
    files::make_folders(state->segments());
    state->lock.emplace(folder / "lock");
    archive::require_known_format(folder);
    state->recover();
    // COMMITTED stands before the first segment does: segments without it are damage.
    archive::write_committed(state->committed_file(), state->committed);
    archive::write_format(folder);
    state->writer.emplace(state->segments(), state->committed);
    if (const auto pending = archive::pending_erasure(folder)) state->finish_erasure(*pending);
    return Archive{std::move(state)};
}

Archive Archive::open_for_reading(const std::filesystem::path& folder) {
    auto state = std::make_unique<State>();
    state->folder = folder;
    archive::require_no_obstacles(folder);
    if (!std::filesystem::is_directory(state->segments())) {
        throw schema::Failure{schema::ExitStatus::NoInput,
                              "There is no Archive in '" + folder.string() +
                                  "'. Make one with: onrecord-index import --archive " +
                                  folder.string() + " CAPTURE..."};
    }
    archive::require_known_format(folder);
    if (const auto pending = archive::pending_erasure(folder)) state->passed_over = pending->entry;
    state->read_position();
    return Archive{std::move(state)};
}

ImportReport Archive::import(const std::vector<std::filesystem::path>& captures,
                             const ImportOptions& options) {
    std::vector<CaptureFile> files(captures.size());
    for (std::size_t at = 0; at < files.size(); ++at)
        files[at].file = captures[at];
    return import(files, options);
}

ImportReport Archive::import(const std::vector<CaptureFile>& captures,
                             const ImportOptions& options) {
    require_files(captures);
    const ChainPosition before = state_->committed;
    state_->begin_import();
    ImportReport report;
    report.set_aside = std::move(state_->set_aside);
    state_->bytes_done = 0;
    state_->entries_done = 0;
    for (const CaptureFile& capture : captures) {
        state_->import_or_reject(capture, options, report);
        state_->bytes_done += size_bytes(capture.file);
        if (options.progress) options.progress(state_->bytes_done, state_->entries_done);
    }
    state_->commit_group(options, report);
    if (state_->known->is_behind()) state_->known->save();
    if (state_->committed != before) {
        archive::save_inventory(state_->folder, state_->inventory);
    }
    return report;
}

void Archive::for_each(const std::function<void(ArchivedRevision&&)>& visit) const {
    for_each(visit, [](ArchivedView&&) {});
}

void Archive::for_each(const std::function<void(ArchivedRevision&&)>& visit,
                       const std::function<void(ArchivedView&&)>& visit_view) const {
    for_each_since({},
                   {[&](ArchivedRevision&& line, const BlockPlace&) { visit(std::move(line)); },
                    [&](ArchivedView&& view, const BlockPlace&) { visit_view(std::move(view)); }});
}

namespace {

/// Calls the visitor with what stands in a block, but for the Entry that is being erased.
class BlockReading {
public:
    BlockReading(const ArchiveVisitor& visitor, const std::string& passed_over)
        : visitor_{visitor},
          passed_over_{passed_over} {}

    void read(const Block& block, const BlockPlace& place) {
        archive::for_each_line(block.lines, [&](std::string_view text) {
            auto line = parser_.parse(text);
            if (!line) archive::fail_on_line(block);
            if (auto* revision = std::get_if<ArchivedRevision>(&*line)) {
                if (revision->entry.id == passed_over_) return;
                revision->capture = block.capture;
                visitor_.revision(std::move(*revision), place);
            } else if (auto* view = std::get_if<ArchivedView>(&*line)) {
                view->capture = block.capture;
                visitor_.view(std::move(*view), place);
            }
        });
    }

private:
    const ArchiveVisitor& visitor_;
    const std::string& passed_over_;
    LineParser parser_;
};

BlockPlace place_of(const Block& block) {
    const ChainPosition& end = block.end;
    return {end.segment, end.offset_bytes - end.last_block_bytes, end.blocks};
}

std::string to_mark(const ChainPosition& position) {
    std::ostringstream text;
    text << position.segment << ' ' << position.offset_bytes << ' ' << position.blocks << ' '
         << position.revisions << ' ' << position.digest << ' ' << position.last_block_bytes;
    return text.str();
}

std::optional<ChainPosition> from_mark(const std::string& mark) {
    ChainPosition position;
    std::istringstream text{mark};
    if (!(text >> position.segment >> position.offset_bytes >> position.blocks >>
          position.revisions >> position.digest >> position.last_block_bytes)) {
        return std::nullopt;
    }
    return position;
}

}  // namespace

std::string Archive::mark() const { return to_mark(state_->committed); }

bool Archive::for_each_since(const std::string& mark, const ArchiveVisitor& visitor) const {
    ChainPosition from;
    if (!mark.empty()) {
        const auto named = from_mark(mark);
        if (!named || !state_->passed_over.empty()) return false;
        from = *named;
        bool is_erased = false;
        const auto look = [&](const Block& block) {
            is_erased = is_erased || block.lines.starts_with(R"({"tombstone")");
        };
        if (archive::read_chain(state_->segments(), from, state_->committed, look)) return false;
        if (is_erased) return false;
    }
    BlockReading reading{visitor, state_->passed_over};
    const auto broken =
        archive::read_chain(state_->segments(), from, state_->committed, [&](const Block& block) {
            reading.read(block, place_of(block));
        });
    if (broken) archive::fail_on_break(state_->segments(), *broken);
    return true;
}

void Archive::read_blocks(const std::vector<BlockPlace>& places,
                          const ArchiveVisitor& visitor) const {
    BlockReading reading{visitor, state_->passed_over};
    for (const BlockPlace& place : places) {
        ChainPosition at;
        at.segment = place.segment;
        at.offset_bytes = place.offset_bytes;
        at.blocks = place.number;
        const auto block =
            archive::loose_block_at(state_->segments(), place.segment, place.offset_bytes);
        if (!block || block->number != place.number) {
            --at.blocks;
            archive::fail_on_break(
                state_->segments(),
                {at, "no block, or another one, stands here", archive::BreakKind::Damaged});
        }
        reading.read({{}, block->capture, block->lines, at}, place);
    }
}

void Archive::record(const std::string& correction_line) { state_->record(correction_line); }

ErasureReport Archive::erase(const ErasureRequest& request) { return state_->erase(request); }

std::uint64_t Archive::erased_count() const {
    LineParser parser;
    std::uint64_t count = state_->passed_over.empty() ? 0 : 1;
    const auto broken =
        archive::read_chain(state_->segments(), {}, state_->committed, [&](const Block& block) {
            const auto line = block.lines.starts_with(R"({"tombstone")")
                                  ? parser.parse(block.lines.substr(0, block.lines.find('\n')))
                                  : std::nullopt;
            if (line && std::holds_alternative<archive::Tombstone>(*line)) ++count;
        });
    if (broken) archive::fail_on_break(state_->segments(), *broken);
    return count;
}

std::string Archive::position() const { return state_->committed.digest; }

std::uint64_t Archive::revision_count() const { return state_->committed.revisions; }

}  // namespace onrecord::corpus
