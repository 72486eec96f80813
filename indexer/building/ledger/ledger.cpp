// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/ledger/ledger.hpp"

#include "corpus/corrections.hpp"
#include "schema/bytes.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <utility>

namespace onrecord::indexer {
namespace {

using corpus::BlockPlace;
using corpus::LiveblogFacts;
using corpus::PrintedWords;
using schema::ByteReader;
using schema::ByteWriter;

static_assert(std::endian::native == std::endian::little, "the file is read in place");

constexpr std::uint8_t ledger_version = 2;

[[noreturn]] void refuse(const char* reason) {
    throw schema::Failure{schema::ExitStatus::BadData,
                          std::string{"the ledger of a Generation is damaged: "} + reason};
}

constexpr int ledger_level = 3;
constexpr std::uint64_t largest_ledger_bytes = std::uint64_t{4} << 30U;

std::string packed(const std::string& raw) {
    std::string frame(ZSTD_compressBound(raw.size()), '\0');
    const std::size_t size =
        ZSTD_compress(frame.data(), frame.size(), raw.data(), raw.size(), ledger_level);
    if (ZSTD_isError(size) != 0) {
        throw schema::Failure{schema::ExitStatus::Internal,
                              std::string{"zstd: "} + ZSTD_getErrorName(size)};
    }
    frame.resize(size);
    return frame;
}

std::string unpacked(std::string_view frame) {
    const std::uint64_t bytes = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (bytes > largest_ledger_bytes) refuse("it is no frame, or too large");
    std::string raw(bytes, '\0');
    const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != raw.size()) refuse("its frame does not unpack");
    return raw;
}

void write_words(ByteWriter& out, const std::vector<PrintedWords>& words) {
    out.number(words.size());
    std::uint64_t before = 0;
    for (const PrintedWords& one : words) {
        out.number(one.key - before);
        out.number(one.liveblog);
        before = one.key;
    }
}

std::vector<PrintedWords> read_words(ByteReader& in) {
    std::vector<PrintedWords> words(in.number_up_to(in.rest_bytes()));
    std::uint64_t before = 0;
    for (PrintedWords& one : words) {
        one.key = before + in.number();
        one.liveblog = static_cast<std::uint32_t>(in.number_up_to(UINT32_MAX));
        before = one.key;
    }
    return words;
}

void write_blocks(ByteWriter& out, const std::vector<BlockPlace>& blocks) {
    out.number(blocks.size());
    BlockPlace before{0, 0, 0};
    for (const BlockPlace& block : blocks) {
        const bool is_same_segment = block.segment == before.segment;
        out.number(block.segment - before.segment);
        out.number(block.offset_bytes - (is_same_segment ? before.offset_bytes : 0));
        out.number(block.number - before.number);
        before = block;
    }
}

std::vector<BlockPlace> read_blocks(ByteReader& in) {
    std::vector<BlockPlace> blocks(in.number_up_to(in.rest_bytes()));
    BlockPlace before{0, 0, 0};
    for (BlockPlace& block : blocks) {
        const auto segments = static_cast<std::uint32_t>(in.number_up_to(UINT32_MAX));
        block.segment = before.segment + segments;
        block.offset_bytes = in.number() + (segments == 0 ? before.offset_bytes : 0);
        block.number = before.number + in.number();
        before = block;
    }
    return blocks;
}

void write_liveblog(ByteWriter& out, const LedgerLiveblog& liveblog) {
    const LiveblogFacts& facts = liveblog.facts;
    out.string(facts.id);
    out.string(facts.outlet);
    out.number(facts.title);
    out.signed_number(facts.seen);
    out.number(facts.entries);
    out.number(liveblog.stands_for);
    write_blocks(out, liveblog.blocks);
}

LedgerLiveblog read_liveblog(ByteReader& in) {
    LedgerLiveblog liveblog;
    LiveblogFacts& facts = liveblog.facts;
    facts.id = in.string();
    facts.outlet = in.string();
    facts.title = static_cast<std::uint32_t>(in.number_up_to(UINT32_MAX));
    facts.seen = in.signed_number();
    facts.entries = static_cast<std::uint32_t>(in.number_up_to(UINT32_MAX));
    liveblog.stands_for = static_cast<std::uint32_t>(in.number_up_to(UINT32_MAX));
    liveblog.blocks = read_blocks(in);
    return liveblog;
}

}  // namespace

void add_place(std::vector<BlockPlace>& blocks, const BlockPlace& place) {
    if (blocks.empty() || blocks.back() != place) blocks.push_back(place);
}

void LedgerMaker::add(const corpus::ArchivedRevision& line, const BlockPlace& place) {
    evidence_.add(line);
    add_place(blocks_[line.entry.liveblog], place);
}

void LedgerMaker::add(const corpus::ArchivedView& view, const BlockPlace& place) {
    add_place(blocks_[view.liveblog], place);
}

Ledger LedgerMaker::finish() {
    evidence_.finish();
    Ledger ledger;
    ledger.recent = evidence_.printed();
    ledger.shared = shared_words(ledger.recent);
    const auto stands_for = join_liveblogs(evidence_.liveblogs(), ledger.shared);
    for (const LiveblogFacts& facts : evidence_.liveblogs()) {
        const auto blocks = blocks_.extract(facts.id);
        ledger.liveblogs.push_back(
            {facts, stands_for[ledger.liveblogs.size()], std::move(blocks.mapped())});
    }
    // Shown, but never with words: they may come.
    std::map<std::string, std::vector<BlockPlace>> silent{std::make_move_iterator(blocks_.begin()),
                                                          std::make_move_iterator(blocks_.end())};
    for (auto& [id, blocks] : silent) {
        LiveblogFacts facts;
        facts.id = id;
        facts.seen = std::numeric_limits<std::int64_t>::max();
        const auto number = static_cast<std::uint32_t>(ledger.liveblogs.size());
        ledger.liveblogs.push_back({facts, number, std::move(blocks)});
    }
    return ledger;
}

std::vector<PrintedWords> shared_words(std::span<const PrintedWords> printed) {
    std::vector<PrintedWords> shared;
    for (std::size_t begin = 0, end = 0; begin < printed.size(); begin = end) {
        while (end < printed.size() && printed[end].key == printed[begin].key) {
            ++end;
        }
        if (end - begin < 2) continue;
        const auto same = printed.subspan(begin, end - begin);
        shared.insert(shared.end(), same.begin(), same.end());
    }
    return shared;
}

std::map<std::string, std::string> digests_of_corrections(const std::filesystem::path& file) {
    std::map<std::string, std::string> texts;
    const corpus::StandingCorrections standing{corpus::read_corrections(file)};
    for (const corpus::Correction& one : standing.all()) {
        std::string& text = texts[one.entry];
        ByteWriter out{text};
        for (const std::string* part : {&one.quote, &one.speaker, &one.who, &one.why}) {
            out.string(*part);
        }
        out.signed_number(one.when.milliseconds);
        out.number(static_cast<std::uint64_t>(one.kind));
    }
    for (auto& [entry, text] : texts) {
        text = schema::sha256(text);
    }
    return texts;
}

std::string to_bytes(const Ledger& ledger) {
    std::string bytes;
    ByteWriter out{bytes};
    out.string(ledger.mark);
    out.string(ledger.rules);
    out.number(ledger.corrections.size());
    for (const auto& [entry, digest] : ledger.corrections) {
        out.string(entry);
        out.string(digest);
    }
    out.number(ledger.liveblogs.size());
    for (const LedgerLiveblog& liveblog : ledger.liveblogs) {
        write_liveblog(out, liveblog);
    }
    write_words(out, ledger.recent);
    write_words(out, ledger.shared);
    return static_cast<char>(ledger_version) + packed(bytes);
}

std::optional<Ledger> read_ledger(std::string_view bytes) {
    if (!bytes.starts_with(static_cast<char>(ledger_version))) return std::nullopt;
    const std::string raw = unpacked(bytes.substr(1));
    ByteReader in{raw};
    Ledger ledger;
    ledger.mark = in.string();
    ledger.rules = in.string();
    for (std::uint64_t left = in.number_up_to(in.rest_bytes()); left > 0; --left) {
        const std::string_view entry = in.string();
        ledger.corrections.emplace(entry, in.string());
    }
    ledger.liveblogs.resize(in.number_up_to(in.rest_bytes()));
    for (LedgerLiveblog& liveblog : ledger.liveblogs) {
        liveblog = read_liveblog(in);
        if (liveblog.stands_for >= ledger.liveblogs.size()) refuse("a Liveblog is missing");
    }
    ledger.recent = read_words(in);
    ledger.shared = read_words(in);
    if (!in.is_at_end()) refuse("bytes are left over");
    return ledger;
}

std::span<const PrintedWords> words_in(std::span<const std::byte> file) {
    const std::span words{reinterpret_cast<const PrintedWords*>(file.data()),
                          file.size() / sizeof(PrintedWords)};
    if (file.size() % sizeof(PrintedWords) != 0) refuse("its words are cut off");
    return words;
}

std::string_view bytes_of(std::span<const PrintedWords> words) {
    return {reinterpret_cast<const char*>(words.data()), words.size_bytes()};
}

}  // namespace onrecord::indexer
