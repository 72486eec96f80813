// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/sha256.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/http/compression_reader.hpp"
#include "server/http/problem_answer.hpp"

#include <memory>
#include <string>
#include <system_error>
#include <utility>

// A raw Capture is somebody else's page, scripts and all. It goes out as a file to keep: an
// attachment, of no kind that a browser shows, and were it shown all the same, in a sandbox without
// an origin of ours.
namespace onrecord::server::api {
namespace {

bool is_digest(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Its pieces, and at its end the proof: other bytes than the name says are never a whole answer.
class ProvenFile {
public:
    ProvenFile(const std::filesystem::path& file, std::string sha256)
        : file_{file},
          sha256_{std::move(sha256)} {}

    std::string next() {
        std::string piece = file_.next();
        digest_.add(piece);
        if (piece.empty() && digest_.finish() != sha256_) {
            throw schema::Failure{schema::ExitStatus::BadData,
                                  "The Capture " + sha256_ + " is damaged; see verify --archive."};
        }
        return piece;
    }

private:
    http::PackedFile file_;
    std::string sha256_;
    schema::Sha256 digest_;
};

std::vector<http::Header> headers_of(const std::string& sha256) {
    return {
        {"Content-Disposition", "attachment; filename=\"capture-" + sha256.substr(0, 16) + "\""},
        {"Content-Security-Policy", "sandbox; default-src 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"ETag", '"' + sha256 + '"'},
        {"Cache-Control", "private, max-age=31536000, immutable"}};
}

}  // namespace

http::Answer capture(const Call& call) {
    const auto sha256 = call.parameters.text("sha");
    if (!is_digest(sha256)) return http::problem_answer(400, "A SHA-256 is 64 hex digits.");
    if (auto unchanged = not_modified(call.request, '"' + sha256 + '"')) return *unchanged;
    const auto& archive = call.context.archive;
    const auto file = archive / "captures" / sha256.substr(0, 2) / (sha256 + ".zst");
    std::error_code unreadable;
    if (archive.empty() || !std::filesystem::exists(file, unreadable)) {
        return http::problem_answer(404,
                                    archive.empty()
                                        ? "This server has no Captures: see --archive."
                                        : "There is no Capture of that SHA-256 in the Archive.");
    }
    const auto proven = std::make_shared<ProvenFile>(file, sha256);
    http::Answer answer{200, "application/octet-stream", proven->next(), headers_of(sha256)};
    answer.next_piece = [proven] { return proven->next(); };
    return answer;
}

}  // namespace onrecord::server::api
