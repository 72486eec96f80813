// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/erased_lines.hpp"

#include "corpus/archive/chain.hpp"
#include "corpus/archive/json_text.hpp"
#include "corpus/archive/revision_line.hpp"
#include "schema/sha256.hpp"

#include <variant>

namespace onrecord::corpus::archive {
namespace {

// Only the lines of this room begin so.
constexpr std::string_view erased_begin = R"({"erased":")";
constexpr std::string_view rewritten_begin = R"({"rewritten":")";

/// Without the line that says that the block was rewritten.
std::string_view original_lines(std::string_view lines) {
    if (lines.starts_with(rewritten_begin)) lines.remove_prefix(lines.find('\n') + 1);
    return lines;
}

bool has_erased(std::string_view lines) {
    bool found = false;
    for_each_line(lines, [&](std::string_view line) { found |= line.starts_with(erased_begin); });
    return found;
}

std::string rewritten_line(std::string_view lines) {
    std::string line;
    JsonObject{line}.text("rewritten", schema::sha256(lines)).close();
    return line + '\n';
}

}  // namespace

std::string digest_of_lines(std::string_view lines) {
    schema::Sha256 digest;
    LineParser parser;
    for_each_line(lines, [&](std::string_view line) {
        if (line.starts_with(erased_begin)) {
            const auto read = parser.parse(line);
            if (const auto* erased = read ? std::get_if<Erased>(&*read) : nullptr) {
                digest.add(erased->line);
                return;
            }
        }
        digest.add(schema::sha256(line));
    });
    return digest.finish();
}

std::string erased_line(std::string_view entry, std::string_view line) {
    std::string made;
    JsonObject{made}.text("erased", entry).text("line", schema::sha256(line)).close();
    return made;
}

bool are_lines_of(const BlockHeader& header, std::string_view lines) {
    if (schema::sha256(lines) == header.content) return true;
    if (!header.lines.empty()) return has_erased(lines) && digest_of_lines(lines) == header.lines;
    const std::string_view rest = original_lines(lines);
    return has_erased(rest) && lines == rewritten_line(rest) + std::string{rest};
}

Erasure erasure_of(const BlockHeader& header, std::string_view lines) {
    if (schema::sha256(lines) == header.content) return Erasure::None;
    return header.lines.empty() ? Erasure::Trusted : Erasure::Proven;
}

std::optional<std::string> without_entry(const BlockHeader& header,
                                         std::string_view lines,
                                         std::string_view entry) {
    std::string kept;
    bool is_changed = false;
    LineParser parser;
    for_each_line(original_lines(lines), [&](std::string_view line) {
        const auto read = parser.parse(line);
        const auto* revision = read ? std::get_if<ArchivedRevision>(&*read) : nullptr;
        const bool is_erased = revision != nullptr && revision->entry.id == entry;
        kept += is_erased ? erased_line(entry, line) : std::string{line};
        kept += '\n';
        is_changed |= is_erased;
    });
    if (!is_changed) return std::nullopt;
    return header.lines.empty() ? rewritten_line(kept) + kept : kept;
}

}  // namespace onrecord::corpus::archive
