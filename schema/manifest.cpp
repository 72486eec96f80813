// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

// A Manifest as text: one `key value` a line, keys in a fixed order, a Shard's lines indented, the
// digest of everything above last. Reading accepts exactly what writing makes.
namespace onrecord::schema {
namespace {

constexpr std::string_view title = "onrecord-manifest";

class ManifestWriter {
public:
    void line(std::string_view key, std::string_view value) {
        if (value.find('\n') != std::string_view::npos) {
            throw Failure{ExitStatus::Internal, "a Manifest's value has a line break"};
        }
        text_.append(indent_).append(key).append(" ").append(value).append("\n");
    }
    template <class Number>
    requires std::is_integral_v<Number>
    void line(std::string_view key, Number value) { line(key, std::to_string(value)); }
    void file(const ManifestFile& file) {
        line("file", std::to_string(file.bytes) + ' ' + file.sha256 + ' ' + file.path);
    }
    void indent(std::string_view indent) { indent_ = indent; }
    std::string finish() {
        line("digest", sha256(text_));
        return std::move(text_);
    }

private:
    std::string text_;
    std::string_view indent_;
};

void write_shard(ManifestWriter& writer, const ManifestShard& shard) {
    writer.line("shard", shard.folder);
    writer.indent("  ");
    writer.line("documents", shard.documents);
    writer.line("entries", shard.entries);
    writer.line("window-begin", shard.window.begin.milliseconds);
    writer.line("window-end", shard.window.end.milliseconds);
    writer.line("content", shard.content);
    for (const std::string& language : shard.languages) {
        writer.line("language", language);
    }
    for (const ManifestFile& file : shard.files) {
        writer.file(file);
    }
    writer.indent("");
}

class ManifestReader {
public:
    ManifestReader(std::string_view text, const std::string& origin)
        : rest_{text},
          origin_{origin} {}

    [[noreturn]] void refuse(std::string_view reason) const {
        throw Failure{ExitStatus::BadData,
                      origin_ + " is damaged (" + std::string{reason} +
                          "); build the index again, or roll back"};
    }
    bool is_at_end() const { return rest_.empty(); }

    /// The value of the next line if it has this key.
    std::optional<std::string_view> next(std::string_view key) {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = rest_.substr(0, end);
        if (!line.starts_with(key) || !line.substr(key.size()).starts_with(' ')) {
            return std::nullopt;
        }
        rest_.remove_prefix(end + 1);
        return line.substr(key.size() + 1);
    }
    std::string text(std::string_view key) {
        const auto value = next(key);
        if (!value) refuse("the line of '" + std::string{key} + "' is missing");
        return std::string{*value};
    }
    template <class Number>
    Number number(std::string_view key) {
        return parsed<Number>(text(key));
    }
    template <class Number>
    Number parsed(std::string_view digits) const {
        Number value{};
        const char* const end = digits.data() + digits.size();
        const auto result = std::from_chars(digits.data(), end, value);
        if (result.ec != std::errc{} || result.ptr != end) refuse("a number is none");
        return value;
    }
    std::vector<ManifestFile> files(std::string_view key) {
        std::vector<ManifestFile> files;
        while (const auto value = next(key)) {
            files.push_back(file(*value));
        }
        return files;
    }
    /// A path that stays below the folder it is relative to.
    std::string path(std::string_view value) const {
        const std::filesystem::path path{value};
        const bool climbs = std::ranges::any_of(
            path, [](const std::filesystem::path& part) { return part == ".." || part == "."; });
        if (value.empty() || path.is_absolute() || climbs) refuse("a path leaves its folder");
        return std::string{value};
    }

private:
    ManifestFile file(std::string_view value) const {
        const std::size_t first = value.find(' ');
        const std::size_t second = value.find(' ', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos) {
            refuse("the line of a file is cut off");
        }
        return {path(value.substr(second + 1)),
                parsed<std::uint64_t>(value.substr(0, first)),
                std::string{value.substr(first + 1, second - first - 1)}};
    }

    std::string_view rest_;
    const std::string& origin_;
};

ManifestShard read_shard(ManifestReader& reader, std::string_view folder) {
    ManifestShard shard;
    shard.folder = reader.path(folder);
    shard.documents = reader.number<std::uint64_t>("  documents");
    shard.entries = reader.number<std::uint64_t>("  entries");
    shard.window.begin.milliseconds = reader.number<std::int64_t>("  window-begin");
    shard.window.end.milliseconds = reader.number<std::int64_t>("  window-end");
    shard.content = reader.text("  content");
    while (const auto language = reader.next("  language")) {
        shard.languages.emplace_back(*language);
    }
    shard.files = reader.files("  file");
    return shard;
}

/// What stands above the line with the digest, once that has been compared.
std::string_view checked_lines(std::string_view text, const ManifestReader& reader) {
    constexpr std::string_view key = "digest ";
    constexpr std::size_t last_line_bytes = key.size() + 64 + 1;
    if (text.size() < last_line_bytes || !text.ends_with('\n')) reader.refuse("it is cut off");
    const std::string_view lines = text.substr(0, text.size() - last_line_bytes);
    const std::string_view last = text.substr(lines.size());
    if (!last.starts_with(key) || last.substr(key.size(), 64) != sha256(lines)) {
        reader.refuse("its digest does not match");
    }
    return lines;
}

}  // namespace

std::string to_text(const Manifest& manifest) {
    ManifestWriter writer;
    writer.line(title, manifest.format_version);
    writer.line("analyzer", manifest.analyzer_version);
    writer.line("number", manifest.number);
    writer.line("created", manifest.created);
    writer.line("previous", manifest.previous);
    writer.line("archive-position", manifest.archive_position);
    writer.line("settings", manifest.settings);
    writer.line("documents", manifest.documents);
    writer.line("entries", manifest.entries);
    writer.line("liveblogs", manifest.liveblogs);
    writer.line("outlets", manifest.outlets);
    for (const ManifestFile& file : manifest.files) {
        writer.file(file);
    }
    for (const ManifestShard& shard : manifest.shards) {
        write_shard(writer, shard);
    }
    return writer.finish();
}

Manifest read_manifest(std::string_view text, const std::string& origin) {
    ManifestReader reader{checked_lines(text, ManifestReader{text, origin}), origin};
    Manifest manifest;
    manifest.format_version = reader.number<int>(title);
    if (manifest.format_version != index_format_version) {
        throw Failure{ExitStatus::BadData,
                      origin + " has index format " + std::to_string(manifest.format_version) +
                          ", this program reads " + std::to_string(index_format_version) +
                          "; build the index again"};
    }
    manifest.analyzer_version = reader.number<int>("analyzer");
    manifest.number = reader.number<std::uint64_t>("number");
    manifest.created = reader.text("created");
    manifest.previous = reader.text("previous");
    manifest.archive_position = reader.text("archive-position");
    manifest.settings = reader.text("settings");
    manifest.documents = reader.number<std::uint64_t>("documents");
    manifest.entries = reader.number<std::uint64_t>("entries");
    manifest.liveblogs = reader.number<std::uint64_t>("liveblogs");
    manifest.outlets = reader.number<std::uint64_t>("outlets");
    manifest.files = reader.files("file");
    while (const auto folder = reader.next("shard")) {
        manifest.shards.push_back(read_shard(reader, *folder));
    }
    if (!reader.is_at_end()) reader.refuse("a line is unknown or out of order");
    return manifest;
}

}  // namespace onrecord::schema
